import { env } from "~/env.server";
import { deriveKey } from "~/lib/hash";
import { seal, unseal } from "~/lib/seal";

const key = deriveKey(env.APP_SECRET, "flow secrets");

/** Encrypts a signing key of a shop's for the database. */
export function encryptSecret(plain: string): string {
  return seal(key, plain);
}

/** The key again. Throws when it was altered or encrypted with another secret. */
export function decryptSecret(text: string): string {
  const plain = unseal(key, text);
  if (plain === null) throw new Error("A stored signing key cannot be decrypted; was APP_SECRET changed?");
  return plain;
}
