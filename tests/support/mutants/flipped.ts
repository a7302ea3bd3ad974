import type { Mutant } from "./mutant";

type Noticed = Pick<Mutant, "killedBy" | "test">;
type Flip = [name: string, find: string, replace: string];

/** The plain reader says something else. */
export const verdicts: Noticed = {
  killedBy: "tests/scenarios/segments-referee.test.ts",
  test: "what is compiled says",
};

/** A verdict changes before it is due. */
export const dues: Noticed = { killedBy: "tests/scenarios/segments-in-time.test.ts", test: "before it is due" };

/** A story of its own: chance comes upon it too seldom. */
export const stories: Noticed = { killedBy: "app/domains/segments/compile/compile.db.test.ts" };

/** One operator of a compiling file flipped at a time, which a comparison with the plain reader must notice. */
export function flipped(file: string, noticed: Noticed, flips: readonly Flip[]): Mutant[] {
  const path = `app/domains/segments/compile/${file}`;
  return flips.map(([name, find, replace]) => ({ name, file: path, find, replace, ...noticed }));
}
