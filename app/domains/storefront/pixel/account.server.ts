import { env } from "~/env.server";
import { deriveKey } from "~/lib/hash";
import { seal, unseal } from "~/lib/seal";

const key = deriveKey(env.APP_SECRET, "pixel");

/**
 * The word by which a shop's pixel names the shop. Anybody who looks at the shop's pages can read it, so it proves
 * nothing; but nobody can make one for a shop that has no pixel.
 */
export function accountOf(shopId: number): string {
  return seal(key, String(shopId));
}

/** Which shop a pixel's word names; null if it was not made here. */
export function shopOfAccount(account: string): number | null {
  const id = unseal(key, account);
  return id === null ? null : Number(id);
}
