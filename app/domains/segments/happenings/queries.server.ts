import sql, { type Sql } from "sql-template-tag";
import { db as pool, type Db } from "~/db.server";
import type { CompileContext } from "../compile/context";
import { asksRank, asksUnknowable, conjunction, divide, ofKind, rowTruth } from "../compile/filters.server";
import { compileRelation } from "../compile/relations.server";
import type { Row } from "../compile/rows/operand";
import { productsOf } from "../compile/rows/operands.server";
import { rowsOf } from "../compile/rows/rows.server";
import { some } from "../compile/scope";
import type { Matches } from "../model";
import { getFunction, type HappeningFunction, type Source } from "../vocabulary/functions";

/** One thing that happened, of those that a condition asks about. */
export interface Happening {
  profileId: string;
  at: Date;
  /** The kind of an event, or `order_placed`, `product_purchased`, `segment_entered`, `segment_left`. */
  kind: string;
  /** The source's own id of it. */
  sourceId: string;
  properties: Record<string, unknown>;
}

/**
 * What happened to some shoppers, one row for each time, in the order of time. Filters and relations are asked of each;
 * totals over all of them, such as how often, are not.
 * @param since nothing from before this instant
 */
export async function findHappenings(
  context: CompileContext,
  matches: Matches,
  { profileIds, since }: { profileIds: readonly string[]; since: Date },
  db: Db = pool,
): Promise<Happening[]> {
  const asked = getFunction(matches.function);
  const { source } = asked;
  if (profileIds.length === 0 || source === "unknowable" || asksUnknowable(matches, asked)) return [];
  const row: Row = { alias: sql`r`, context, isNarrow: true };
  const need = { kinds: asked.kind ? [asked.kind] : [], isRanked: asksRank(matches.filters), since };
  const truths = [
    sql`r.at >= ${since}`,
    ofKind(asked, row),
    ...divide(matches.filters, asked).each.map((filter) => rowTruth(filter, asked, row)),
    ...matches.relations.map((relation) => compileRelation(relation, asked, row).truth),
  ];
  const { kind, id, properties } = told[source](asked, row);
  return db.query<Happening>(sql`
    SELECT r.profile_id AS "profileId", r.at, ${kind} AS kind, (${id})::text AS "sourceId", ${properties} AS properties
    FROM (${rowsOf(source, need, some(profileIds), context)}) r
    WHERE ${conjunction(truths)} ORDER BY r.at, "sourceId"`);
}

type Told = (asked: HappeningFunction, row: Row) => { kind: Sql; id: Sql; properties: Sql };

/** What a row says of itself, by where it is kept. */
const told: Record<Source, Told> = {
  orders: (asked, row) => ({
    kind: sql`'order_placed'`,
    id: sql`r.order_id`,
    properties: sql`jsonb_build_object('orderId', r.order_id::text, 'totalMinor', r.total_minor,
      'discountCodes', r.discount_codes, 'productIds', ${productsOf(asked, row)}::text[])`,
  }),
  lines: () => ({
    kind: sql`'product_purchased'`,
    id: sql`r.order_id || ':' || coalesce(r.variant_id, r.product_id, 0)`,
    properties: sql`jsonb_build_object('orderId', r.order_id::text, 'productIds', ARRAY_REMOVE(ARRAY[r.product_id::text], NULL),
      'variantId', r.variant_id::text, 'sku', r.sku, 'quantity', r.quantity, 'totalMinor', r.unit_price_minor * r.quantity)`,
  }),
  events: () => ({ kind: sql`r.kind`, id: sql`r.source_id`, properties: sql`r.properties` }),
  stays: () => ({
    kind: sql`'segment_' || r.kind`,
    id: sql`r.segment_id`,
    properties: sql`jsonb_build_object('segmentId', r.segment_id)`,
  }),
};
