import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { env } from "~/env.server";
import { deriveKey } from "~/lib/hash";

const key = deriveKey(env.APP_SECRET, "tokens");

/** Encrypts a secret for the database (AES-256-GCM): "v1.<nonce>.<tag>.<ciphertext>". */
export function encrypt(plain: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  const sealed = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return ["v1", ...[nonce, cipher.getAuthTag(), sealed].map((part) => part.toString("base64url"))].join(".");
}

/** The secret again. Throws when it was altered or encrypted with another key. */
export function decrypt(text: string): string {
  const [version, nonce = "", tag = "", sealed = ""] = text.split(".");
  if (version !== "v1") throw new Error("A stored token is not of a known form; was APP_SECRET changed?");
  const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(nonce, "base64url"));
  decipher.setAuthTag(Buffer.from(tag, "base64url"));
  return Buffer.concat([decipher.update(Buffer.from(sealed, "base64url")), decipher.final()]).toString("utf8");
}
