/** Digits and letters that nobody takes for another, and that make no words: no vowels, no 0 and O, 1 and I and L. */
export const alphabet = "23456789BCDFGHJKMNPQRSTVWXYZ";
const length = 14;

/**
 * A code that cannot be guessed: 14 of 28 signs are more than 67 bits. In groups, so that it can be typed.
 * @param pick a whole number from 0 to below the given one, each as likely as the others, and not to be foreseen
 */
export function writeCode(pick: (below: number) => number): string {
  const signs = Array.from({ length }, () => alphabet[pick(alphabet.length)] ?? "");
  return [signs.slice(0, 4), signs.slice(4, 9), signs.slice(9)].map((group) => group.join("")).join("-");
}
