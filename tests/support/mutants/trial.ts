import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { root } from "../../../scripts/setup/paths.mjs";
import { type Mutant, projectOf } from "./mutant";

/** What vitest's JSON report says of a run. */
const Report = z.object({
  success: z.boolean(),
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      message: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});
export type Report = z.infer<typeof Report>;

/** Runs test files of one project in a vitest of its own, under a mutant if one is named. */
export async function runTests(files: readonly string[], { mutant = "", test = "" } = {}): Promise<Report> {
  const folder = await mkdtemp(join(tmpdir(), "mutants-"));
  const outputFile = join(folder, "report.json");
  const projects = [...new Set(files.map(projectOf))].flatMap((project) => ["--project", project]);
  const only = test ? ["-t", test] : [];
  const reporting = ["--reporter=json", `--outputFile=${outputFile}`];
  const args = ["node_modules/vitest/vitest.mjs", "run", ...projects, ...files, ...only, ...reporting];
  try {
    const output = await execute(args, { ...process.env, MUTANT: mutant });
    const report = await readFile(outputFile, "utf8").catch(() => {
      throw new Error(`vitest left no report of ${files.join(", ")}:\n${output}`);
    });
    return Report.parse(JSON.parse(report));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Runs a mutant's test under it: killed when a test fails, survived when all pass.
 * Throws when none ran to its end: a mutant that cannot even start proves nothing about the test.
 */
export async function trial({ name, killedBy, test }: Mutant): Promise<"killed" | "survived"> {
  const report = await runTests([killedBy], { mutant: name, ...(test !== undefined && { test }) });
  if (report.numFailedTests > 0) return "killed";
  if (report.success && report.numPassedTests > 0) return "survived";
  const messages = report.testResults.map(({ message }) => message).join("\n");
  throw new Error(`Under the mutant ${name} no test of ${killedBy} ran to its end:\n${messages}`);
}

/** vitest's exit code says no more than its report; whatever it prints helps when there is no report. */
function execute(args: string[], env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: root, env, maxBuffer: 64 * 1024 * 1024 }, (_error, stdout, stderr) =>
      resolve(stdout + stderr),
    );
  });
}
