import sql from "sql-template-tag";
import { z } from "zod";
import { db as pool, type Db } from "~/db.server";
import type { CompileContext } from "../compile/context";
import { evaluation } from "../memberships/population.server";
import type { Definition } from "../model";

/**
 * What asking everyone may cost at most, in PostgreSQL's own measure. A full pass over a million profiles and ten
 * million events is estimated at about five million; a segment beyond this would hold up all others.
 */
export const mostCost = 50_000_000;

const Plans = z.array(z.object({ "QUERY PLAN": z.array(z.object({ Plan: z.object({ "Total Cost": z.number() }) })) }));

/** PostgreSQL's estimate of asking everyone in the shop, before anybody is asked. */
export async function estimateCost(definition: Definition, context: CompileContext, db: Db = pool): Promise<number> {
  const rows = await db.query(sql`EXPLAIN (FORMAT JSON) ${evaluation([definition], { context, traits: "stored" })}`);
  return Plans.parse(rows)[0]?.["QUERY PLAN"][0]?.Plan["Total Cost"] ?? 0;
}
