import { describe, expect, test } from "vitest";
import { findFunction, functions, type Parameter } from "~/domains/segments";
import { Definition, type Condition } from "~/domains/segments/model";
import { newCondition, newFilter, newRelation, relationTo, withoutTotals } from "./new-condition";
import { problemOfCondition } from "./problems";
import { hasFields } from "./shape";
import { wordGroups } from "./word-groups";

const names = wordGroups.flatMap((group) => group.names);

/** Either it can be asked as it is, or only its blanks keep it from it. */
function expectBeginning(condition: Condition) {
  expect(Definition.safeParse(condition).success).toBe(true);
  expect(hasFields(condition)).toBe(true);
  expect([null, "Something is not filled in yet"]).toContain(problemOfCondition(condition));
}

test.each(names)("%s begins as something that can be asked once it is filled in", (name) => {
  expectBeginning(newCondition(name));
});

describe.each(functions.filter(({ source }) => source !== "unknowable"))("$name", (happening) => {
  test.each(happening.parameters.filter((parameter: Parameter) => !parameter.isUnknowable))(
    "can be asked for its $name",
    (parameter) => {
      const begun = newCondition(happening.name);
      if (begun.type !== "matches") throw new Error(`${happening.name} is something that happens`);
      expectBeginning({ ...begun, filters: [...begun.filters, newFilter(parameter)] });
    },
  );

  test("can be what comes after something else", () => {
    const begun = newCondition("orders_placed");
    if (begun.type !== "matches") throw new Error("Orders are something that happens");
    expectBeginning({ ...begun, relations: [relationTo(newRelation(), happening.name)] });
  });
});

test("what was said of a relation stays where it fits what comes instead", () => {
  const after = {
    ...newRelation(),
    function: "orders_placed",
    likeness: "type" as const,
    filters: ["date", "product_type", "discount_code"].map(filterOfOrders),
  };
  expect(relationTo(after, "cart_updated")).toMatchObject({
    likeness: "type",
    filters: [{ test: { name: "date" } }, { test: { name: "product_type" } }],
  });
  expect(relationTo(after, "search_submitted")).toMatchObject({
    likeness: null,
    filters: [{ test: { name: "date" } }],
  });
});

test("what did not come is not counted", () => {
  const counted = { ...newRelation(), negated: false, filters: ["count", "amount"].map(filterOfOrders) };
  expect(withoutTotals(counted).filters.map(({ test }) => test.name)).toEqual(["amount"]);
});

function filterOfOrders(name: string) {
  const parameter = findFunction("orders_placed")?.parameters.find((one) => one.name === name);
  if (!parameter) throw new Error(`Orders have no ${name}`);
  return newFilter(parameter);
}
