import type { KeyObject } from "node:crypto";
import { z } from "zod";
import { env } from "~/env.server";
import { deriveKey } from "~/lib/hash";
import { seal, unseal } from "~/lib/seal";

const key = deriveKey(env.APP_SECRET, "unsubscribe");

/** Who asks not to be written to any more: all that is needed to obey, whatever has become of the message since. */
const Subject = z.object({ shopId: z.int().positive(), profileId: z.string().regex(/^\d+$/), email: z.string() });
export type UnsubscribeSubject = z.infer<typeof Subject>;

/** A link that only this app can make and that names the person to nobody else. */
export function unsubscribeUrl(subject: UnsubscribeSubject): string {
  return `${env.SHOPIFY_APP_URL}/unsubscribe/${seal(key, JSON.stringify(subject))}`;
}

/** Who a link is about; null if it was not made here. */
export function readUnsubscribeToken(token: string): UnsubscribeSubject | null {
  return readSubject(key, token);
}

/** The person that was sealed with a key; null if the token was altered, or sealed with another. */
export function readSubject(key: KeyObject, token: string): UnsubscribeSubject | null {
  const plain = unseal(key, token);
  return plain === null ? null : Subject.parse(JSON.parse(plain));
}
