import { createCipheriv, createDecipheriv, randomFillSync, type KeyObject } from "node:crypto";

const nonceBytes = 12;
/** Random bytes are dear to ask for, and cost the same for many as for few: a mail has a dozen links to seal. */
const nonces = Buffer.alloc(256 * nonceBytes);
let taken = nonces.length;

/** Each is given once. */
function takeNonce(): Buffer {
  if (taken === nonces.length) {
    randomFillSync(nonces);
    taken = 0;
  }
  taken += nonceBytes;
  return Buffer.from(nonces.subarray(taken - nonceBytes, taken));
}

/** Encrypts and authenticates (AES-256-GCM): "<nonce>.<tag>.<ciphertext>" in base64url, safe in a URL. */
export function seal(key: KeyObject, plain: string): string {
  const nonce = takeNonce();
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  const sealed = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return [nonce, cipher.getAuthTag(), sealed].map((part) => part.toString("base64url")).join(".");
}

/** What was sealed; null when the text was altered, or sealed with another key. */
export function unseal(key: KeyObject, text: string): string | null {
  const parts = text.split(".");
  const [nonce, tag, sealed] = parts.map((part) => Buffer.from(part, "base64url"));
  // A lenient decoder would take several spellings of one token.
  const isCanonical = [nonce, tag, sealed].every((part, i) => part?.toString("base64url") === parts[i]);
  if (parts.length !== 3 || !isCanonical || nonce?.length !== nonceBytes || tag?.length !== 16 || !sealed) return null;
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, nonce);
    decipher.setAuthTag(tag);
    return Buffer.concat([decipher.update(sealed), decipher.final()]).toString("utf8");
  } catch {
    // Node tells a failed authentication by throwing.
    return null;
  }
}
