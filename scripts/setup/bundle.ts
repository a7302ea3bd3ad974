import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./paths.mjs";

const stamp = join(root, "build/.made-from");
const sources = [
  "app/**/*.{ts,tsx,js,json,css}",
  // The quiz editor shows quizzes by the popup's own code.
  "extensions/quiz-popup/{assets,locales}/*",
  "public/**/*.*",
  "*.config.{ts,js}",
  "package-lock.json",
];

/** Builds what production runs, unless it has been built from these very sources. Throws with the build's output. */
export function buildIfStale(): void {
  const hash = createHash("sha256");
  for (const file of sources.flatMap((pattern) => globSync(pattern, { cwd: root })).sort()) {
    if (/\.test\.tsx?$/.test(file)) continue;
    hash.update(file).update(readFileSync(join(root, file)));
  }
  const digest = hash.digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === digest) return;
  console.error("· building the app …");
  const args = [join(root, "node_modules/@remix-run/dev/dist/cli.js"), "vite:build"];
  const result = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, NODE_ENV: "production" },
  });
  if (result.status !== 0) throw new Error(`The build failed:\n${result.stdout}\n${result.stderr}`);
  writeFileSync(stamp, digest);
}
