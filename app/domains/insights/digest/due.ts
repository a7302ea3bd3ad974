/** A digest as it stands. */
export interface Digest {
  /** The day of the shop's calendar on which it was begun. */
  day: string;
  alarmIds: readonly number[];
  attempts: number;
  isSettled: boolean;
}

const daysBetween = 7;
const mostAttempts = 5;

export type NextDigest =
  | { does: "nothing" }
  /** One that was begun did not go out, and is tried again. */
  | { does: "tries_again"; digest: Digest }
  | { does: "begins" };

/**
 * Whether the merchant is written to: at most once in seven days, and only when there is something that was not told.
 * @param last the last digest that was begun; null when there is none
 * @param today of the shop's calendar
 */
export function nextDigest(last: Digest | null, untold: number, today: string): NextDigest {
  if (last && !last.isSettled && last.attempts < mostAttempts) return { does: "tries_again", digest: last };
  const days = last ? (Date.parse(today) - Date.parse(last.day)) / 86_400_000 : Infinity;
  return untold > 0 && days >= daysBetween ? { does: "begins" } : { does: "nothing" };
}
