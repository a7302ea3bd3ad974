import { env } from "~/env.server";
import { deriveKey, mac } from "~/lib/hash";
import { seal, unseal } from "~/lib/seal";

const key = deriveKey(env.APP_SECRET, "sender keys");
const proofKey = deriveKey(env.APP_SECRET, "domain ownership");

/** Encrypts a key of a shop's for the database. */
export function encryptKey(plain: string): string {
  return seal(key, plain);
}

/** The key again. Throws when it was altered or encrypted with another secret. */
export function decryptKey(text: string): string {
  const plain = unseal(key, text);
  if (plain === null) throw new Error("A stored key of Resend cannot be decrypted; was APP_SECRET changed?");
  return plain;
}

/**
 * What a shop has to write into the DNS of a domain to show that it is its own: two shops never share it, and nobody
 * else can make it up.
 */
export function ownershipProof(shopId: number, domain: string): string {
  return `tessera-shop=${mac(proofKey, `${shopId} ${domain}`).toString("hex").slice(0, 32)}`;
}
