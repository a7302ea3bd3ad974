import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Definition } from "~/domains/segments/model";
import { parse, print } from "~/domains/segments";
import { definitions } from "../../../tests/support/segments/definitions";
import {
  addTo,
  conditionPaths,
  isGroup,
  joinAt,
  moveAt,
  negateAt,
  nodeAt,
  removeAt,
  shown,
  ungroupAt,
  wrapAt,
  type Edited,
  type Path,
} from "./edit-tree";
import { newCondition } from "./new-condition";

const orders = parse("number_of_orders >= 2");
const tree = parse(
  "lifecycle_stage = 'new' AND (amount_spent > 50 OR customer_tags CONTAINS 'vip') AND random_bucket < 50",
);

function said(edited: Edited | null): string {
  return edited ? print(edited.definition) : "";
}

/** What stands at the path an edit tells: where the focus goes. */
function focused(edited: Edited | null): string {
  const node = edited && nodeAt(edited.definition, edited.path);
  return node ? print(node) : "";
}

describe("adding", () => {
  test("the first condition is the whole segment, the second makes a group of both", () => {
    const first = addTo(null, [], orders);
    expect(first).toEqual({ definition: orders, path: [] });
    const second = addTo(first.definition, [], parse("random_bucket < 50"));
    expect(said(second)).toBe("number_of_orders >= 2 AND random_bucket < 50");
    expect(focused(second)).toBe("random_bucket < 50");
  });

  test("a denied condition is denied alone, a denied group as a whole", () => {
    expect(said(addTo(parse("NOT random_bucket < 50"), [], orders))).toBe(
      "NOT random_bucket < 50 AND number_of_orders >= 2",
    );
    expect(said(addTo(parse("NOT (random_bucket < 50 OR random_bucket > 60)"), [], orders))).toBe(
      "NOT (random_bucket < 50 OR random_bucket > 60 OR number_of_orders >= 2)",
    );
  });

  test("an alternative beside one condition becomes a group inside the group", () => {
    const wrapped = wrapAt(tree, [0], "or", orders);
    expect(said(wrapped)).toMatch(/^\(lifecycle_stage = 'new' OR number_of_orders >= 2\) AND \(amount_spent/);
    expect(focused(wrapped)).toBe("number_of_orders >= 2");
  });
});

describe("removing", () => {
  test("a group that one condition is left of is a group no more, and the focus goes to what is left", () => {
    const removed = removeAt(tree, [1, 0]);
    expect(said(removed)).toBe("lifecycle_stage = 'new' AND customer_tags CONTAINS 'vip' AND random_bucket < 50");
    expect(focused(removed)).toBe("customer_tags CONTAINS 'vip'");
  });

  test("the focus goes to the next one, after the last one to the one before", () => {
    expect(focused(removeAt(tree, [0]))).toBe("amount_spent > 50 OR customer_tags CONTAINS 'vip'");
    expect(focused(removeAt(tree, [2]))).toBe("amount_spent > 50 OR customer_tags CONTAINS 'vip'");
  });

  test("a denied group of one denies what is left, and what was denied in it is said plainly", () => {
    const denied = parse("NOT (random_bucket < 50 AND NOT amount_spent > 50)");
    expect(said(removeAt(denied, [1]))).toBe("NOT random_bucket < 50");
    expect(said(removeAt(denied, [0]))).toBe("amount_spent > 50");
  });

  test("nothing is left of the only condition", () => {
    expect(removeAt(orders, [])).toBeNull();
  });
});

describe("moving", () => {
  test("a condition goes into a group, through it and out of it again", () => {
    const into = moveAt(tree, [0], "down");
    expect(said(into)).toBe(
      "(lifecycle_stage = 'new' OR amount_spent > 50 OR customer_tags CONTAINS 'vip') AND random_bucket < 50",
    );
    let edited = into;
    for (let step = 0; step < 3; step++) edited = edited && moveAt(edited.definition, edited.path, "down");
    expect(said(edited)).toBe(
      "(amount_spent > 50 OR customer_tags CONTAINS 'vip') AND lifecycle_stage = 'new' AND random_bucket < 50",
    );
    expect(focused(edited)).toBe("lifecycle_stage = 'new'");
  });

  test("at the edge of the whole there is no further to go", () => {
    expect(moveAt(tree, [0], "up")).toBeNull();
    expect(moveAt(tree, [2], "down")).toBeNull();
    expect(moveAt(orders, [], "up")).toBeNull();
  });
});

test("a group can be joined otherwise, denied, and dissolved", () => {
  expect(said(joinAt(tree, [1], "and", true))).toContain("NOT (amount_spent > 50 AND customer_tags CONTAINS 'vip')");
  expect(said(negateAt(tree, [0]))).toMatch(/^NOT lifecycle_stage = 'new' AND/);
  expect(said(ungroupAt(tree, [1]))).toBe(
    "lifecycle_stage = 'new' AND amount_spent > 50 AND customer_tags CONTAINS 'vip' AND random_bucket < 50",
  );
});

/** Paths of conditions and groups alike. */
function allPaths(definition: Definition, path: Path = []): Path[] {
  const { said } = shown(definition);
  return [path, ...(isGroup(said) ? said.parts.flatMap((part, i) => allPaths(part, [...path, i])) : [])];
}

describe("whatever is done to whatever definition", () => {
  const edits = fc.constantFrom("add", "wrap", "remove", "up", "down", "negate", "or", "ungroup");
  const steps = fc.array(fc.tuple(edits, fc.nat()), { minLength: 1, maxLength: 8 });

  test("it stays a definition that can be read back, and the focus stays in it", () => {
    fc.assert(
      fc.property(definitions(), steps, (first, script) => {
        let definition: Definition | null = first;
        for (const [edit, where] of script) {
          if (!definition) break;
          const paths = allPaths(definition);
          const path = paths[where % paths.length] ?? [];
          const edited = run(edit, definition, path);
          if (edited === "nothing") definition = null;
          if (!edited || edited === "nothing") continue;
          definition = edited.definition;
          expect(Definition.safeParse(definition).success).toBe(true);
          expect(nodeAt(definition, edited.path)).not.toBeNull();
        }
      }),
      { numRuns: 300 },
    );
  });

  test("moving loses and doubles no condition", () => {
    const moves = fc.array(fc.tuple(fc.constantFrom("up", "down"), fc.nat()), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(definitions(), moves, (first, script) => {
        let definition = first;
        for (const [direction, where] of script) {
          const paths = allPaths(definition);
          definition = moveAt(definition, paths[where % paths.length] ?? [], direction)?.definition ?? definition;
        }
        expect(conditionsIn(definition)).toEqual(conditionsIn(first));
      }),
      { numRuns: 300 },
    );
  });
});

function run(edit: string, definition: Definition, path: Path): Edited | null | "nothing" {
  const node = nodeAt(definition, path);
  const { said, isNegated } = shown(node ?? definition);
  switch (edit) {
    case "add":
      return addTo(definition, path, newCondition("cart_updated"));
    case "wrap":
      return wrapAt(definition, path, "or", newCondition("customer_tags"));
    case "remove":
      return removeAt(definition, path) ?? "nothing";
    case "up":
    case "down":
      return moveAt(definition, path, edit);
    case "negate":
      return negateAt(definition, path);
    case "or":
      return isGroup(said) ? joinAt(definition, path, "or", false) : null;
    default:
      return isGroup(said) && !isNegated && path.length > 0 ? ungroupAt(definition, path) : null;
  }
}

function conditionsIn(definition: Definition): string[] {
  return conditionPaths(definition)
    .map((path) => JSON.stringify(shown(nodeAt(definition, path) ?? definition).said))
    .sort();
}
