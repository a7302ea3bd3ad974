import { createHash } from "node:crypto";

/** A number in [0, 1) for each purpose, always the same one. */
export type Chance = (purpose: string) => number;

/**
 * Chance fixed by seed and subject. Each purpose has its own draw, so that raising one rate
 * adds events without moving the others.
 */
export function chanceFor(seed: string, subject: string): Chance {
  return (purpose) => {
    const digest = createHash("sha256")
      .update(JSON.stringify([seed, subject, purpose]))
      .digest();
    return digest.readUIntBE(0, 6) / 2 ** 48;
  };
}
