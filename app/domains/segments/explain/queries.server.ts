import sql, { join } from "sql-template-tag";
import { db as pool, type Db } from "~/db.server";
import { columnOf } from "../compile/columns.server";
import { compile } from "../compile/compile.server";
import type { CompileContext } from "../compile/context";
import { clause } from "../language/sentence";
import { population } from "../memberships/population.server";
import type { Definition } from "../model";
import { conditionsOf } from "./conditions";

/** Why a profile is in or out: the whole, and each condition with the value it looked at. */
export interface Explanation {
  truth: boolean | null;
  conditions: { condition: string; truth: boolean | null; value: unknown }[];
}

/** Explains by the very conditions that decide. Null if the shop has no such profile as of the instant. */
export async function explain(
  definition: Definition,
  profileId: string,
  context: CompileContext,
  db: Db = pool,
): Promise<Explanation | null> {
  const conditions = conditionsOf(definition);
  const truths = conditions.map((condition) => compile(condition, context).truth);
  const values = conditions.map(({ attribute }) => sql`to_jsonb(${columnOf(attribute, context)})`);
  const [row] = await db.query<{ truth: boolean | null; truths: (boolean | null)[]; values: unknown[] }>(sql`
    SELECT ${compile(definition, context).truth} AS truth, ARRAY[${join(truths)}]::boolean[] AS truths,
      jsonb_build_array(${join(values)}) AS values
    ${population(context, "facts", [profileId])}`);
  if (!row) return null;
  return {
    truth: row.truth,
    conditions: conditions.map((condition, i) => ({
      condition: clause(condition),
      truth: row.truths[i] ?? null,
      value: row.values[i] ?? null,
    })),
  };
}
