import { availableParallelism } from "node:os";
import { openCluster, volatile } from "../../scripts/setup/postgres/cluster";
import { mutants as all } from "../support/mutants/list";
import type { Mutant } from "../support/mutants/mutant";
import { runTests, trial } from "../support/mutants/trial";

/**
 * Every named mutant meets its test: the test passes on the product as it is, and fails on the mutant.
 * @param words when given, only mutants with one of these in their name or in the path of what they change
 */
export async function prove(_databaseUrl: string, words: readonly string[]): Promise<string[]> {
  const isMeant = ({ name, file }: Mutant) => words.some((word) => name.includes(word) || file.includes(word));
  const mutants = words.length > 0 ? all.filter(isMeant) : all;
  if (mutants.length === 0) throw new Error(`No mutant has ${words.join(" or ")} in its name or its file's path`);
  // Kept open, so that the tests' PostgreSQL is not started anew for every mutant.
  const cluster = await openCluster("test-postgres", volatile);
  try {
    const files = [...new Set(mutants.map(({ killedBy }) => killedBy))];
    const report = await runTests(files);
    if (!report.success) throw new Error(`${report.numFailedTests} of the tests fail without any mutant`);
    console.log(`passed    ${report.numPassedTests} tests in ${files.length} files, without a mutant`);
    const alive: string[] = [];
    const waiting = [...mutants];
    const tryNext = async (): Promise<void> => {
      const mutant = waiting.shift();
      if (!mutant) return;
      const outcome = await trial(mutant).catch((error: unknown) => {
        console.error(error);
        return "untried";
      });
      console.log(`${outcome.padEnd(9)} ${mutant.name} (${mutant.killedBy})`);
      if (outcome !== "killed") alive.push(mutant.name);
      return tryNext();
    };
    await Promise.all(Array.from({ length: availableParallelism() }, tryNext));
    if (alive.length > 0) throw new Error(`${alive.length} of ${mutants.length} mutants live: ${alive.join(", ")}`);
    return [`${mutants.length} mutants, each with one guard taken away: all killed by ${files.length} test files`];
  } finally {
    await cluster.close();
  }
}
