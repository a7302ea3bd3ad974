import { openCluster, volatile } from "../../scripts/setup/postgres/cluster";
import { mutants } from "../support/mutants/list";
import { runTests, trial } from "../support/mutants/trial";

/** Every named mutant meets its test: the test passes on the product as it is, and fails on the mutant. */
export async function prove(): Promise<string[]> {
  // Kept open, so that the tests' PostgreSQL is not started anew for every mutant.
  const cluster = await openCluster("test-postgres", volatile);
  try {
    const files = [...new Set(mutants.map(({ killedBy }) => killedBy))];
    const report = await runTests(files);
    if (!report.success) throw new Error(`${report.numFailedTests} of the tests fail without any mutant`);
    console.log(`passed    ${report.numPassedTests} tests in ${files.length} files, without a mutant`);
    const alive: string[] = [];
    for (const mutant of mutants) {
      const outcome = await trial(mutant).catch((error: unknown) => {
        console.error(error);
        return "untried";
      });
      console.log(`${outcome.padEnd(9)} ${mutant.name} (${mutant.killedBy})`);
      if (outcome !== "killed") alive.push(mutant.name);
    }
    if (alive.length > 0) throw new Error(`${alive.length} of ${mutants.length} mutants live: ${alive.join(", ")}`);
    return [`${mutants.length} mutants, each with one guard taken away: all killed by ${files.length} test files`];
  } finally {
    await cluster.close();
  }
}
