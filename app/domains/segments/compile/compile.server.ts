import sql, { join, type Sql } from "sql-template-tag";
import { decimalsOf } from "~/lib/money";
import { getAttribute, type Attribute } from "../attributes";
import type { Comparison, Condition, Definition, Value } from "../model";
import { columnOf, endOf } from "./columns.server";
import type { Compiled, CompileContext } from "./context";
import { compileDate } from "./dates.server";
import { comparison } from "./operators";

/** The one compiler: its SQL answers for everyone, for a set and for one, now and as of any instant. */
export function compile(definition: Definition, context: CompileContext): Compiled {
  switch (definition.type) {
    case "and":
    case "or": {
      const parts = definition.parts.map((part) => compile(part, context));
      const truth = join(
        parts.map((part) => part.truth),
        definition.type === "and" ? " AND " : " OR ",
      );
      return { truth: sql`(${truth})`, dues: parts.flatMap(({ dues }) => dues) };
    }
    case "not": {
      const part = compile(definition.part, context);
      return { truth: sql`(NOT ${part.truth})`, dues: part.dues };
    }
    default:
      return compileCondition(definition, context);
  }
}

function compileCondition(condition: Condition, context: CompileContext): Compiled {
  const attribute = getAttribute(condition.attribute);
  const column = columnOf(attribute.name, context);
  const { truth, dues } = leaf(condition, attribute, column, context);
  const end = endOf(attribute.name);
  return { truth: settled(truth, condition, attribute), dues: end ? [...dues, end] : dues };
}

/** Where a missing value is an answer, the condition is false; otherwise nobody can tell. */
function settled(truth: Sql, condition: Condition, { absent }: Attribute): Sql {
  return absent === "none" && condition.type !== "null" ? sql`coalesce(${truth}, false)` : truth;
}

function leaf(condition: Condition, attribute: Attribute, column: Sql, context: CompileContext): Compiled {
  switch (condition.type) {
    case "null":
      return { truth: isNothing(column, attribute), dues: [] };
    case "contains":
      return { truth: sql`(${condition.text.toLowerCase()} = ANY (${column}))`, dues: [] };
    case "between":
      return bounded(attribute, column, context, [
        { operator: ">=", value: condition.from },
        { operator: "<=", value: condition.to },
      ]);
    case "compare":
      return bounded(attribute, column, context, [condition]);
    default:
      return condition satisfies never;
  }
}

function isNothing(column: Sql, { kind }: Attribute): Sql {
  return kind.type === "list" ? sql`(cardinality(coalesce(${column}, '{}')) = 0)` : sql`(${column} IS NULL)`;
}

function bounded(
  attribute: Attribute,
  column: Sql,
  context: CompileContext,
  bounds: readonly { operator: Comparison; value: Value }[],
): Compiled {
  if (attribute.kind.type === "date") {
    const dates = bounds.flatMap(({ operator, value }) =>
      value.type === "date" ? [{ operator, date: value.date }] : [],
    );
    return compileDate(column, dates, context);
  }
  const parts = bounds.map(({ operator, value }) => comparison(column, operator, literal(value, attribute, context)));
  return { truth: sql`(${join(parts, " AND ")})`, dues: [] };
}

function literal(value: Value, { kind }: Attribute, { currency }: CompileContext): Sql {
  if (value.type === "text") return sql`${value.text}::text`;
  if (value.type === "date") throw new Error("A date is compared as one");
  // Merchants write 19.90; amounts are stored in minor units.
  if (kind.type === "money") return sql`(${value.number}::numeric * ${10 ** decimalsOf(currency)}::int)`;
  return sql`${value.number}::numeric`;
}
