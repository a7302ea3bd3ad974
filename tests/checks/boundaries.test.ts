import { readdirSync, rmSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import order from "../../app/domains/order.json";
import { cruise } from "./cruise";
import { accomplices, plant, soundProduct, violations, type Files } from "./planted";
import { sourceFiles } from "./source-files";

const plantedFolders: string[] = [];
afterAll(() => plantedFolders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

function cruisePlanted(files: Files) {
  const folder = plant(files);
  plantedFolders.push(folder);
  return cruise(folder);
}

test("no import crosses a boundary, and none escaped the look", { timeout: 240_000 }, () => {
  const { modules, violations } = cruise(".");
  expect(violations).toEqual([]);
  // A cruise that cannot read TypeScript finds no violation either.
  expect(sourceFiles("app").filter((file) => !modules.includes(file))).toEqual([]);
});

test("every domain has its place in order.json, and nothing else has", () => {
  const folders = readdirSync("app/domains", { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).sort()).toEqual([...order].sort());
});

test("a product that keeps the rules passes", { timeout: 240_000 }, () => {
  expect(cruisePlanted(soundProduct(order)).violations).toEqual([]);
});

test("each rule finds the file that breaks it", { timeout: 240_000 }, () => {
  const broken = violations(order);
  const planted = Object.fromEntries(broken.map(({ file, text }) => [file, text]));
  const found = cruisePlanted({ ...soundProduct(order), ...accomplices, ...planted });
  const unfound = broken.filter(
    ({ rule, file }) => !found.violations.some((one) => one.rule === rule && one.from === file),
  );
  expect(unfound).toEqual([]);
  expect(found.rules.filter((rule) => !broken.some((one) => one.rule === rule))).toEqual([]);
  // And only those files: a rule that fires at everything would be found as well.
  expect(found.violations.filter(({ from }) => !(from in planted))).toEqual([]);
});
