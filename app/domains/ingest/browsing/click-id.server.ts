import { env } from "~/env.server";
import { deriveKey } from "~/lib/hash";
import { seal, unseal } from "~/lib/seal";

const key = deriveKey(env.APP_SECRET, "click ids");

/** A click on a link of a mail, and whose mail it was. */
export interface ClickOf {
  shopId: number;
  messageId: string;
  linkId: string;
  profileId: string;
  at: Date;
}

/** Names a click to the page that it leads to, in few letters. It says nothing to others, and nobody else can make one. */
export function clickIdOf({ shopId, messageId, linkId, profileId, at }: ClickOf): string {
  const parts = [String(shopId), messageId, linkId, profileId, String(at.getTime())];
  return seal(key, parts.map((part) => BigInt(part).toString(36)).join("."));
}

/** Which click an id names; null if it was not made here. */
export function readClickId(id: string): ClickOf | null {
  const parts = (unseal(key, id) ?? "").split(".").map(decimal);
  const [shopId, messageId, linkId, profileId, at] = parts;
  if (parts.length !== 5 || !shopId || !messageId || !linkId || !profileId || !at) return null;
  return { shopId: Number(shopId), messageId, linkId, profileId, at: new Date(Number(at)) };
}

/** How a click stands in a claim: by what the record of the click can be found again. */
export function clickKey({ messageId, linkId, at }: Pick<ClickOf, "messageId" | "linkId" | "at">): string {
  return `${messageId}:${linkId}:${at.getTime()}`;
}

function decimal(part: string): string {
  let value = 0n;
  for (const digit of part) value = value * 36n + BigInt(Number.parseInt(digit, 36));
  return String(value);
}
