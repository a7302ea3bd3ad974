import { createHash } from "node:crypto";

/** A token for something the model has none for: always the same for the same thing. */
export function tokenFor(...about: string[]): string {
  return createHash("sha256").update(about.join("/")).digest("hex").slice(0, 32);
}

/** A numeric id, below 2^53 like real ones, for something the model knows by its token only. */
export function numericId(token: string): string {
  return BigInt(`0x${createHash("sha256").update(token).digest("hex").slice(0, 12)}`).toString();
}

export function fullName(person: { firstName: string | null; lastName: string | null }): string {
  return [person.firstName, person.lastName].filter(Boolean).join(" ");
}
