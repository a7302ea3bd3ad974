import { env } from "~/env.server";
import { deriveKey } from "~/lib/hash";
import { seal } from "~/lib/seal";
import { readSubject, type UnsubscribeSubject } from "./unsubscribe-link.server";

/** A key of its own: a link to look at wishes is none to unsubscribe with, and the other way round. */
const key = deriveKey(env.APP_SECRET, "preferences");

/** A link to the person's own wishes, that names her to nobody else. */
export function preferencesUrl(subject: UnsubscribeSubject): string {
  return `${env.SHOPIFY_APP_URL}/preferences/${seal(key, JSON.stringify(subject))}`;
}

/** Whose wishes a link leads to; null if it was not made here. */
export function readPreferencesToken(token: string): UnsubscribeSubject | null {
  return readSubject(key, token);
}
