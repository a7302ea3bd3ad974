import sql, { join, type Sql } from "sql-template-tag";
import type { Definition, Test } from "../model";
import { getAttribute } from "../vocabulary/attributes";
import { columnOf } from "./attributes.server";
import type { Compiled, Due } from "./context";
import { compileMatches } from "./matches.server";
import { referencesOf } from "../references";
import type { Plan } from "./plan.server";
import { testTruth, testTurns } from "./tests.server";

const unknown: Compiled = { truth: sql`NULL::boolean`, isSure: false, dues: [] };

/**
 * The one compiler: its SQL answers for everyone, for a set and for one, now and as of any instant. What it needs of
 * things that happened it puts on the plan, which the query joins.
 * @param isNarrow few profiles are asked, so that looking up is cheaper than scanning
 */
export function compile(definition: Definition, plan: Plan, isNarrow: boolean): Compiled {
  switch (definition.type) {
    case "and":
    case "or":
      return joined(
        definition.parts.map((part) => compile(part, plan, isNarrow)),
        definition.type === "and" ? " AND " : " OR ",
      );
    case "not": {
      const part = compile(definition.part, plan, isNarrow);
      return { ...part, truth: sql`(NOT ${part.truth})` };
    }
    case "matches":
      return compileMatches(definition, plan, isNarrow);
    default:
      return definition.name === "member_of"
        ? compileMembership(definition, plan, isNarrow)
        : compileTest(definition, plan);
  }
}

function joined(parts: readonly Compiled[], word: " AND " | " OR "): Compiled {
  const truths: Sql[] = parts.map(({ truth }) => truth);
  return {
    truth: sql`(${join(truths, word)})`,
    isSure: parts.every(({ isSure }) => isSure),
    dues: parts.flatMap(({ dues }) => dues),
  };
}

function compileTest(test: Test, plan: Plan): Compiled {
  const { context } = plan;
  const attribute = getAttribute(test.name);
  if (attribute.absent === "unknowable") return unknown;
  const { found, until } = columnOf(test.name, plan);
  const ahead = (condition: Sql, at: Sql) => sql`CASE WHEN ${condition} THEN ${at} END`;
  const turned = (moment: Sql) =>
    testTurns(test, attribute.kind, context).map((turn) => ({ at: ahead(turn.isAhead(moment), moment), turn }));
  const dues: Due[] = "one" in found ? turned(found.one) : [];
  const truth = testTruth(test, attribute.kind, found, context);
  return {
    // Where a missing value is an answer, the test is false; otherwise nobody can tell.
    truth: attribute.absent === "none" && test.type !== "null" ? sql`coalesce(${truth}, false)` : truth,
    isSure: attribute.absent === "none" || test.type === "null",
    dues: until ? [...dues, { at: ahead(sql`${until} > ${context.asOf}`, until) }] : dues,
  };
}

/** Membership is the other definition asked here and now, so that it is exact as of any instant. */
function compileMembership(test: Test, plan: Plan, isNarrow: boolean): Compiled {
  const parts = referencesOf(test).map((id) => {
    const definition = plan.context.segments.get(id);
    return definition ? compile(definition, plan, isNarrow) : unknown;
  });
  const some = joined(parts, " OR ");
  return test.type === "compare" && test.operator === "!=" ? { ...some, truth: sql`(NOT ${some.truth})` } : some;
}
