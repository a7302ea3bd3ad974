import { NoDeprecatedCustomRule, parse, specifiedRules, validate } from "graphql";
import { describe, expect, test } from "vitest";
import { schemaOf } from "./admin-schema";
import { appProxy, grantedScopes, optionalScopes, subscriptions } from "./app-config";
import { type Need, needsOfOperation, needsOfTopic, unmet } from "./scopes";

const files = import.meta.glob<Record<string, unknown>>("../../app/domains/**/operations.ts", { eager: true });
const operations = Object.entries(files).flatMap(([file, exported]) =>
  Object.entries(exported).flatMap(([name, text]) => (typeof text === "string" ? { file, name, text } : [])),
);
/** Operations that need what a merchant grants later; whoever asks them looks first whether it is granted. */
const later: Record<string, string[]> = {
  write_customers: ["createCustomer", "createSegment", "updateConsent", "updateSegment"],
  write_discounts: ["addCodes", "codesAdded", "createDiscount", "discountByCode"],
};
const topics = subscriptions.flatMap((subscription) => subscription.topics);

test("there are operations to check", () => {
  expect(operations.length).toBeGreaterThan(5);
});

// The version the app speaks, and the next one.
describe.each(["2026-07", "2026-10"])("in %s", (version) => {
  const admin = schemaOf(version);
  const problems = (text: string) =>
    validate(admin.schema, parse(text), [...specifiedRules, NoDeprecatedCustomRule]).map(({ message }) => message);
  const needs: Need[] = [
    ...operations
      .filter(({ name }) => !Object.values(later).flat().includes(name))
      .flatMap(({ text }) => needsOfOperation(admin, parse(text))),
    ...topics.flatMap((topic) => needsOfTopic(admin, topic)),
    ...(appProxy ? [{ what: "app_proxy", anyOf: ["write_app_proxy"] }] : []),
  ];

  test.each(operations)("$name is valid and uses nothing deprecated", ({ text }) => {
    expect(problems(text)).toEqual([]);
  });

  test("an unknown field and a deprecated one are found", () => {
    expect(problems("{ shop { nickname } }")).toEqual([expect.stringContaining("nickname")]);
    expect(problems(`{ customer(id: "gid://shopify/Customer/1") { email } }`)).toEqual([
      expect.stringContaining("deprecated"),
    ]);
  });

  test("every scope that is needed is asked for", () => {
    expect(unmet(needs, grantedScopes)).toEqual([]);
  });

  test.each(Object.entries(later))("%s can be granted later, and %s need it", (scope, names) => {
    expect(optionalScopes).toContain(scope);
    // Whoever may write may read as well.
    const allowing = [scope, scope.replace(/^write_/, "read_")];
    const needing = operations.filter(({ text }) =>
      unmet(needsOfOperation(admin, parse(text)), grantedScopes).some(({ anyOf }) =>
        anyOf.some((one) => allowing.includes(one)),
      ),
    );
    expect(needing.map(({ name }) => name).sort()).toEqual(names.toSorted());
  });

  test.each([...grantedScopes])("%s is needed", (scope) => {
    const others = new Set([...grantedScopes].filter((other) => other !== scope));
    expect(unmet(needs, others).length).toBeGreaterThan(0);
  });
});
