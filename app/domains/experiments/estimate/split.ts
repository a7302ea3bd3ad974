import { chiSquareTail } from "~/lib/special/gamma";

/** Below this the split cannot be what was planned (Fabijan and others 2019, KDD). */
export const splitAlarm = 0.001;

/**
 * The chance of a split as uneven as this one, or more so, if everybody was given an arm by the planned shares: Pearson's
 * chi-square. 1 while there is nobody, or a single arm.
 */
export function splitPValue(arms: readonly { people: number; share: number }[]): number {
  const everyone = arms.reduce((sum, { people }) => sum + people, 0);
  const shares = arms.reduce((sum, { share }) => sum + share, 0);
  if (everyone === 0 || arms.length < 2) return 1;
  const distance = arms.reduce((sum, { people, share }) => {
    const expected = (everyone * share) / shares;
    return sum + (people - expected) ** 2 / expected;
  }, 0);
  return chiSquareTail(distance, arms.length - 1);
}
