import sql, { raw, type Sql } from "sql-template-tag";
import { traitTables } from "~/domains/traits/index.server";
import type { CompileContext, TraitSource } from "./context";
import { some, within } from "./scope";

/**
 * The rows of a table of traits as of the context's instant: the stored ones, or where the facts are asked and the table
 * can be worked out from them, those worked out. What cannot be is as it was stored, and unknown before that.
 */
export function keptTraits(
  table: string,
  traits: TraitSource,
  { shopId, asOf }: CompileContext,
  profileIds?: readonly string[],
): Sql {
  const derived = traits === "facts" && Object.hasOwn(traitTables, table) ? traitTables[table] : undefined;
  if (derived) {
    return sql`(WITH worked_out AS MATERIALIZED (${derived(shopId, asOf, profileIds)}) SELECT * FROM worked_out)`;
  }
  return sql`(
    SELECT * FROM ${raw(table)} k
    WHERE k.shop_id = ${shopId} AND k.derived_at <= ${asOf} ${within(some(profileIds), sql`k.profile_id`)})`;
}
