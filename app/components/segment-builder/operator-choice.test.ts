import fc from "fast-check";
import { expect, test } from "vitest";
import { attributes, findAttribute, parse, print } from "~/domains/segments";
import { Filter } from "~/domains/segments/model";
import { conditions } from "../../../tests/support/segments/definitions";
import { isGroup, shown } from "./edit-tree";
import { newTest } from "./new-condition";
import { operatorChoices, operatorOf, withOperator } from "./operator-choice";
import { hasFields } from "./shape";

const filters = conditions()
  .map((node) => ({ ...shown(node) }))
  .filter(({ said }) => !isGroup(said) && said.type !== "matches" && hasFields(said))
  .map(({ said, isNegated }) => Filter.parse({ test: said, negated: isNegated }));

test("choosing the operator that is there changes nothing", () => {
  fc.assert(
    fc.property(filters, (filter) => {
      const word = findAttribute(filter.test.name);
      if (!word) throw new Error(`${filter.test.name} is no attribute`);
      expect(withOperator(filter, operatorOf(filter).operator, word)).toEqual(filter);
    }),
  );
});

test("every operator that is offered is read back as it is written, whatever was chosen before", () => {
  for (const word of attributes) {
    let filter: Filter = { test: newTest(word), negated: false };
    for (const { value: operator } of operatorChoices(word, operatorOf(filter).operator)) {
      filter = withOperator(filter, operator, word);
      expect(Filter.safeParse(filter).success).toBe(true);
      expect(operatorOf(filter)).toEqual({ operator, isDenied: false });
    }
  }
});

test("a value stays when the operator changes and takes one", () => {
  const word = findAttribute("number_of_orders");
  if (!word) throw new Error("Shoppers have a number of orders");
  const atLeast: Filter = Filter.parse({ test: parse("number_of_orders >= 3"), negated: false });
  expect(print(withOperator(atLeast, "BETWEEN", word).test)).toBe("number_of_orders BETWEEN 3 AND 3");
  expect(print(withOperator(atLeast, "IN", word).test)).toBe("number_of_orders IN (3)");
});

test("a denied comparison stays denied, and lists deny by their operator", () => {
  const denied = Filter.parse({ test: parse("number_of_orders >= 3"), negated: true });
  const word = findAttribute("number_of_orders");
  if (!word) throw new Error("Shoppers have a number of orders");
  expect(withOperator(denied, "<", word)).toMatchObject({ test: { operator: "<" }, negated: true });
  expect(withOperator(denied, "IN", word)).toMatchObject({ negated: false });
});
