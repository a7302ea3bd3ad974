// `npm test` runs everything; `npm run test -- unit` and its like run a part. Each step that is not vitest's counts as
// one test; the last line is the total.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { root } from "./setup/paths.mjs";

interface Totals {
  passed: number;
  failed: number;
}

const commands: Record<string, string[]> = {
  types: ["node_modules/typescript/bin/tsc", "--noEmit"],
  lint: ["node_modules/eslint/bin/eslint.js", ".", "--max-warnings=0"],
  format: ["node_modules/prettier/bin/prettier.cjs", "--check", "--log-level=warn", "."],
};

const vitestArguments: Record<string, string[]> = {
  boundaries: ["--project", "unit", "tests/checks"],
  unit: ["--project", "unit"],
  scenarios: ["--project", "scenarios"],
  e2e: ["--project", "e2e"],
};

/** What vitest's JSON report says of a run. */
const Report = z.object({ numPassedTests: z.number(), numFailedTests: z.number(), success: z.boolean() });

const everything = ["types", "lint", "format", "unit", "scenarios", "e2e"];
const [part, ...rest] = process.argv.slice(2);
const parts = part === undefined ? everything : [part];
const totals: Totals = { passed: 0, failed: 0 };

for (const name of parts) {
  console.log(`\n— ${name}`);
  const started = performance.now();
  const { passed, failed } = run(name);
  totals.passed += passed;
  totals.failed += failed;
  console.log(
    `— ${name}: ${failed === 0 ? "passed" : "FAILED"} in ${Math.round((performance.now() - started) / 1000)} s`,
  );
}
console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed === 0 ? 0 : 1;

function run(name: string): Totals {
  const command = commands[name];
  if (command) return execute(command).status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const vitest = vitestArguments[name];
  if (!vitest)
    throw new Error(
      `There is no part ${name}; there are ${[...Object.keys(commands), ...Object.keys(vitestArguments)].join(", ")}`,
    );
  return runVitest(name, vitest);
}

function runVitest(name: string, args: string[]): Totals {
  mkdirSync(join(root, ".data/reports"), { recursive: true });
  const file = join(root, `.data/reports/${name}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const { status } = execute(["node_modules/vitest/vitest.mjs", "run", ...args, ...rest, ...reporters]);
  try {
    const report = Report.parse(JSON.parse(readFileSync(file, "utf8")));
    // A file that could not even be loaded has no tests to fail.
    const failed = Math.max(report.numFailedTests, report.success && status === 0 ? 0 : 1);
    return { passed: report.numPassedTests, failed };
  } catch (error) {
    console.error(`vitest ended with ${status} and left no report that can be read:`, error);
    return { passed: 0, failed: 1 };
  }
}

function execute(args: string[]): { status: number | null } {
  return spawnSync(process.execPath, args, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, FORCE_COLOR: "0" },
  });
}
