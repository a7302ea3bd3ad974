import { env } from "~/env.server";
import { deriveKey } from "~/lib/hash";
import { seal, unseal } from "~/lib/seal";

const key = deriveKey(env.APP_SECRET, "tokens");

/** Encrypts a secret for the database. */
export function encrypt(plain: string): string {
  return seal(key, plain);
}

/** The secret again. Throws when it was altered or encrypted with another key. */
export function decrypt(text: string): string {
  const plain = unseal(key, text);
  if (plain === null) throw new Error("A stored token cannot be decrypted; was APP_SECRET changed?");
  return plain;
}
