import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { mutants } from "../support/mutants/list";
import { mutate, projectOf } from "../support/mutants/mutant";
import { trial } from "../support/mutants/trial";

test("each mutant has a name of its own", () => {
  const names = mutants.map(({ name }) => name);
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
});

test("what each mutant takes away stands once in its file, and the test that must notice is there", () => {
  const problems = mutants.flatMap((mutant) => {
    const { name, file, killedBy, test: pattern = "" } = mutant;
    if (!existsSync(killedBy)) return [`${name}: there is no ${killedBy}`];
    if (!new RegExp(pattern).test(readFileSync(killedBy, "utf8"))) return [`${name}: no test is called ${pattern}`];
    try {
      const source = readFileSync(file, "utf8");
      return mutate(source, mutant) === source ? [`${name}: changes nothing`] : [];
    } catch (error) {
      return [String(error)];
    }
  });
  expect(problems).toEqual([]);
  expect(mutants.length).toBeGreaterThan(80);
});

test("a mutant of what is gone, or stands there twice, is refused", () => {
  const mutant = { name: "example", file: "a.ts", find: "guard();", replace: "", killedBy: "a.test.ts" };
  expect(mutate("before(); guard(); $&", mutant)).toBe("before();  $&");
  expect(() => mutate("before();", mutant)).toThrow("0 times");
  expect(() => mutate("guard(); guard();", mutant)).toThrow("2 times");
});

// All of them: `npm run prove -- mutants`. These few are quick, and show that the way of it works.
describe("is killed by its test", { timeout: 60_000 }, () => {
  const quick = ["price-as-float", "test-order-counts", "compliance-for-another-shop"];
  const tried = mutants.filter(({ name, killedBy }) => quick.includes(name) && projectOf(killedBy) === "unit");

  test.each(tried)("$name", async (mutant) => {
    expect(await trial(mutant)).toBe("killed");
  });

  test("and survives a test that does not look", async () => {
    expect(tried).toHaveLength(quick.length);
    const mutant = tried.find(({ name }) => name === "test-order-counts") ?? expect.fail("It is not tried");
    expect(await trial({ ...mutant, test: "contact's only" })).toBe("survived");
  });
});
