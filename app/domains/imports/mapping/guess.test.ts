import { expect, test } from "vitest";
import { Mapping } from "../model";
import { guessMapping, propertyName } from "./guess";

const targetsOf = (columns: string[], ...rows: string[][]) => guessMapping(columns, rows).map(({ target }) => target);

test("columns of common exports are recognised, however they are written", () => {
  expect(targetsOf(["E-Mail", "First Name", "LAST_NAME", "Country code", "Prénom", "Loyalty tier"])).toEqual([
    ...["email", "first_name", "last_name", "country", "nothing", "nothing"],
  ]);
  expect(targetsOf(["Customer ID", "Accepts Email Marketing", "Tags"])).toEqual(["customer_id", "consent", "tags"]);
});

test("addresses are recognised by their look, and only one column has them", () => {
  const rows = [
    ["a@example.com", "b@example.com", "x"],
    ["c@example.com", "", "y"],
  ];
  expect(targetsOf(["Contact", "Second contact", "Note"], ...rows)).toEqual(["email", "nothing", "nothing"]);
});

test("a property is called like its column, as far as segments can ask for it", () => {
  expect(propertyName("Loyalty tier (2024)")).toBe("loyalty_tier_2024");
  expect(propertyName("Größe")).toBe("gro_e");
  expect(propertyName("2nd name")).toBe("nd_name");
  expect(propertyName("会員")).toBe("property");
});

test("a file that says who nobody is, or one thing twice, is not taken", () => {
  const problems = (...columns: [string, string?][]) => {
    const read = Mapping.safeParse(columns.map(([target, name = ""]) => ({ target, name })));
    return read.success ? [] : read.error.issues.map(({ message }) => message);
  };
  expect(problems(["city"])).toEqual(["Say which column has the email address or the Shopify customer id"]);
  expect(problems(["email"], ["email"])).toEqual(["Another column tells this already"]);
  expect(problems(["email"], ["property", "tier"], ["property", "Tier"])).toEqual([
    "Another column tells this already",
  ]);
  expect(problems(["email"], ["property", "1st"])[0]).toContain("begins with a letter");
  expect(problems(["email"], ["property", "tier"], ["property", "since"], ["nothing"], ["nothing"])).toEqual([]);
});
