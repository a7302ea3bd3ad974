import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const page = readFileSync(join(root, "docs/proofs.md"), "utf8");
const named = (folder: string) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith(".ts") && name !== "statistics.ts")
    .map((name) => basename(name, ".ts"));

test.each([
  ["prove", "tests/prove", "scripts/prove.ts"],
  ["bench", "tests/bench", "scripts/bench.ts"],
])("every file of %s can be asked for by its name, and docs/proofs.md says what it shows", (_name, folder, script) => {
  const runner = readFileSync(join(root, script), "utf8");
  for (const name of named(folder)) {
    expect(runner, name).toContain(`/${name}"`);
    expect(page, name).toMatch(new RegExp(`^\\|[^|]*\`${name}\``, "m"));
  }
});
