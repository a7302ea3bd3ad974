import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
/** Shopify's CLI needs Node 22.12; the project's own Node is newer, so this is skipped only under a foreign one. */
const runsHere = major > 22 || (major === 22 && minor >= 12);
const why = runsHere ? "" : ` (skipped: Shopify's CLI needs Node 22.12, this is ${process.versions.node})`;

const names = readdirSync("extensions").filter((name) =>
  existsSync(join("extensions", name, "shopify.extension.toml")),
);
const folder = mkdtempSync(join(tmpdir(), "tessera-extensions-"));
afterAll(() => rmSync(folder, { recursive: true }));

let said = "";

/** Builds in a copy, as the CLI writes beside the sources, and with nothing but the extensions: the app has its own build. */
beforeAll(async () => {
  if (!runsHere) return;
  for (const file of ["shopify.app.toml", "package.json", "tsconfig.json", "extensions"]) {
    cpSync(file, join(folder, file), { recursive: true });
  }
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
  const cli = resolve("node_modules/@shopify/cli/bin/run.js");
  const args = [cli, "app", "build", "--skip-dependencies-installation", "--path", folder];
  const env = { ...process.env, HOME: folder, CI: "1", SHOPIFY_CLI_NO_ANALYTICS: "1", NO_COLOR: "1" };
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { cwd: folder, env });
  said = stdout + stderr;
}, 120_000);

test.skipIf(!runsHere)(`Shopify's own tool builds every extension, without a network${why}`, () => {
  expect(names).toContain("browse-pixel");
  for (const name of names) expect(said).toMatch(new RegExp(`${name}.*(Bundling|Building|Running theme check)`));
  expect(said).toMatch(/built!/);
});

test.skipIf(!runsHere)("the pixel is small: a shopper's page pays for every byte", () => {
  const built = readFileSync(join(folder, "extensions/browse-pixel/dist/browse-pixel.js"));
  const gzipped = gzipSync(built).length;
  console.log(`browse-pixel: ${built.length} bytes, ${gzipped} gzipped`);
  expect(gzipped).toBeLessThan(3000);
});
