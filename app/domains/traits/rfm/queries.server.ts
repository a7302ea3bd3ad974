import sql, { join, raw, type Sql } from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";
import { findRenewal, findRfmNaming } from "../settings/queries.server";
import { cellsOf6, gridOf11, groupsOf6, rfmRule, type GroupSize, type Movement, type RfmNaming } from "./model";

const scores = ["recency", "frequency", "monetary"].flatMap((name) => [`${name}_of_3`, `${name}_of_5`]);
const names = [...scores, "group_of_6", "group_of_11"];
const columns = raw(names.join(", "));
const present = raw(names.map((name) => `profile_rfm.${name}`).join(", "));
const excluded = raw(names.map((name) => `excluded.${name}`).join(", "));

/** One score: of how many of all buyers theirs is the greater, in so many steps. It says the same as rfm.ts. */
function score(name: string, column: string, steps: number): Sql {
  return sql`(1 + ${steps}::int * (rank() OVER (ORDER BY ${raw(column)}) - 1) / count(*) OVER ())::int AS ${raw(`${name}_of_${steps}`)}`;
}

const groupOf6 = sql`
  CASE ${join(
    groupsOf6.map(
      (name) =>
        sql`WHEN (recency_of_3 * 100 + frequency_of_3 * 10 + monetary_of_3) IN (${join(cellsOf6[name].map(Number))}) THEN ${name}::text`,
    ),
    " ",
  )} END`;
const groupOf11 = sql`(ARRAY[${join(gridOf11.flat())}]::text[])[
  5 * (recency_of_5 - 1) + (frequency_of_5 + monetary_of_5 + 1) / 2]`;

/** Everybody's scores and groups by their traits. Who never bought is a prospect, whoever else bought. */
function ranked(traits: Sql): Sql {
  return sql`
    WITH traits AS MATERIALIZED (${traits})
    SELECT profile_id, ${raw(scores.join(", "))}, ${groupOf6} AS group_of_6, ${groupOf11} AS group_of_11
    FROM (
      SELECT profile_id, count(*) OVER () AS buyers,
        ${join(
          [3, 5].flatMap((steps) => [
            score("recency", "last_order_at", steps),
            score("frequency", "order_count", steps),
            score("monetary", "spent_minor", steps),
          ]),
        )}
      FROM traits WHERE order_count > 0
    ) b WHERE buyers >= ${rfmRule.fewestBuyers}
    UNION ALL
    SELECT profile_id, ${join(
      scores.map(() => raw("NULL::int")),
      ", ",
    )}, NULL, 'PROSPECTS'
    FROM traits WHERE lifecycle_stage = 'prospect'`;
}

/** Whether the shop's shoppers have been put into groups before. */
export async function hasRfm(shopId: number, db: Db): Promise<boolean> {
  const rows = await db.query(sql`SELECT 1 FROM profile_rfm WHERE shop_id = ${shopId} LIMIT 1`);
  return rows.length > 0;
}

/** What groups are made of, as it is stored. */
export function storedTraits(shopId: number): Sql {
  return sql`
    SELECT profile_id, last_order_at, order_count, spent_minor, lifecycle_stage FROM profile_traits
    WHERE shop_id = ${shopId}`;
}

/**
 * Puts everybody into groups anew and writes what differs.
 * @param isFirst whether nobody was in one before, so that nobody moves
 * @param traits of everybody as of `now`: `storedTraits`, or traits as of a past instant
 * @returns of whom something is different now
 */
export async function regroup(
  shopId: number,
  isFirst: boolean,
  now: Date,
  tx: Tx,
  traits: Sql = storedTraits(shopId),
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(sql`
    WITH derived AS MATERIALIZED (${ranked(traits)}),
    former AS MATERIALIZED (SELECT profile_id, group_of_6, group_of_11 FROM profile_rfm WHERE shop_id = ${shopId}),
    moved AS (
      INSERT INTO rfm_moves (shop_id, profile_id, moved_at, from_of_6, into_of_6, from_of_11, into_of_11)
      SELECT ${shopId}::int, profile_id, ${now}::timestamptz, f.group_of_6, d.group_of_6, f.group_of_11, d.group_of_11
      FROM derived d FULL JOIN former f USING (profile_id)
      WHERE NOT ${isFirst}::boolean AND (f.group_of_6, f.group_of_11) IS DISTINCT FROM (d.group_of_6, d.group_of_11)
        -- Who is gone is in no group, and moved into none.
        AND EXISTS (SELECT FROM profile_traits t WHERE t.shop_id = ${shopId} AND t.profile_id = coalesce(d.profile_id, f.profile_id))
      ON CONFLICT (shop_id, profile_id, moved_at) DO NOTHING
    ),
    gone AS (
      DELETE FROM profile_rfm r WHERE r.shop_id = ${shopId}
        AND NOT EXISTS (SELECT FROM derived d WHERE d.profile_id = r.profile_id)
      RETURNING r.profile_id
    ),
    come AS (
      INSERT INTO profile_rfm (shop_id, profile_id, ${columns}, derived_at)
      SELECT ${shopId}::int, profile_id, ${columns}, ${now}::timestamptz FROM derived
      ON CONFLICT (shop_id, profile_id) DO UPDATE SET (${columns}, derived_at) = (${excluded}, excluded.derived_at)
      WHERE (${present}) IS DISTINCT FROM (${excluded})
      RETURNING profile_id
    )
    SELECT profile_id AS id FROM come UNION ALL SELECT profile_id FROM gone`);
  return rows.map(({ id }) => id);
}

export async function forgetMoves(shopId: number, before: Date, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM rfm_moves WHERE shop_id = ${shopId} AND moved_at < ${before}`);
}

async function listGroups(shopId: number, naming: RfmNaming, db: Db = pool): Promise<GroupSize[]> {
  const group = raw(`r.group_of_${naming === "six" ? 6 : 11}`);
  const rows = await db.query<{ group: string; shoppers: number; spent: string; orders: number }>(sql`
    SELECT ${group} AS "group", count(*)::int AS shoppers, sum(t.spent_minor)::bigint AS spent, sum(t.order_count)::int AS orders
    FROM profile_rfm r JOIN profile_traits t ON t.shop_id = r.shop_id AND t.profile_id = r.profile_id
    WHERE r.shop_id = ${shopId} AND ${group} IS NOT NULL GROUP BY 1`);
  return rows.map(({ spent, ...row }) => ({ ...row, spentMinor: Number(spent) }));
}

/** Who was in another group than now at an instant, by the groups then and now. */
async function listMovements(shopId: number, naming: RfmNaming, since: Date, db: Db = pool): Promise<Movement[]> {
  const of = naming === "six" ? 6 : 11;
  return db.query<Movement>(sql`
    SELECT m.former AS "from", ${raw(`r.group_of_${of}`)} AS into, count(*)::int AS shoppers
    FROM (
      SELECT DISTINCT ON (profile_id) profile_id, ${raw(`from_of_${of}`)} AS former FROM rfm_moves
      WHERE shop_id = ${shopId} AND moved_at > ${since} ORDER BY profile_id, moved_at
    ) m
    LEFT JOIN profile_rfm r ON r.shop_id = ${shopId} AND r.profile_id = m.profile_id
    WHERE m.former IS DISTINCT FROM ${raw(`r.group_of_${of}`)}
    GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2`);
}

const lately = 30 * 86_400_000;

/** The shop's groups by the names it chose: how many are in each, and who moved in the last 30 days. */
export async function findRfm(shopId: number, now: Date, db: Db = pool) {
  const naming = await findRfmNaming(shopId, db);
  const [groups, movements, renewal] = await Promise.all([
    listGroups(shopId, naming, db),
    listMovements(shopId, naming, new Date(now.getTime() - lately), db),
    findRenewal(shopId, db),
  ]);
  return { naming, groups, movements, renewal };
}
