import sql, { empty, raw, type Sql } from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";
import { countedOrders, everyone, justThese, type Whose } from "~/domains/traits/index.server";
import { recordset } from "~/lib/sql";
import type { Extent } from "./checking/judge";
import type { Sampled } from "./fitting/fit-shop";
import { Fit, rule, type Prediction } from "./model";
import type { Buyer } from "./shoppers/foretell";
import { fromRow, type PredictionRow } from "./shoppers/rows";
import { problemWords } from "./wording/fit-words";

/** Days of the shop's calendar on which shoppers bought, with what they paid then; several orders of a day are one. */
function boughtDays(shopId: number, asOf: Date, whose: Whose): Sql {
  return sql`
    SELECT o.profile_id, (o.processed_at AT TIME ZONE shop.timezone)::date AS day, sum(o.net_minor)::bigint AS minor
    FROM (${countedOrders(shopId, asOf, whose)}) o CROSS JOIN shop GROUP BY 1, 2`;
}

/** The shop's calendar day at the instant. */
function shopDay(shopId: number, asOf: Date): Sql {
  return sql`shop AS MATERIALIZED (
    SELECT timezone, (${asOf}::timestamptz AT TIME ZONE timezone)::date AS today FROM shops WHERE id = ${shopId})`;
}

/** How much a shop has sold, as of an instant. */
export async function measureExtent(shopId: number, asOf: Date, db: Db = pool): Promise<Extent> {
  const [row] = await db.query<Extent>(sql`
    WITH ${shopDay(shopId, asOf)}, buyers AS (
      SELECT count(*) AS days, min(day) AS first, max(day) AS latest
      FROM (${boughtDays(shopId, asOf, everyone)}) d GROUP BY profile_id)
    SELECT count(*)::int AS buyers, count(*) FILTER (WHERE days > 1)::int AS "repeatBuyers",
      coalesce((SELECT today FROM shop) - min(first), 0) AS "historyDays",
      coalesce((SELECT today FROM shop) - max(latest), 0) AS "daysSinceOrder"
    FROM buyers`);
  return row ?? { buyers: 0, repeatBuyers: 0, historyDays: 0, daysSinceOrder: 0 };
}

interface SampleRow extends Omit<Sampled, "before"> {
  repeatsBefore: number;
  lastRepeatBefore: number | null;
  ageBefore: number;
  later: number;
}

/**
 * Buyers as of an instant, and as they were so many days before it: all, or of many as many as are fitted by, taken by a
 * hash of their number, so that the same are taken again.
 */
export async function listSample(
  shopId: number,
  asOf: Date,
  { buyers, heldDays }: { buyers: number; heldDays: number },
  db: Db = pool,
): Promise<{ from: string; sample: Sampled[] }> {
  const parts = Math.max(1, Math.ceil(buyers / rule.mostFitted));
  const some = (column: Sql) =>
    parts === 1 ? empty : sql`AND ('x' || left(md5(${column}::text), 8))::bit(32)::bigint % ${parts} = 0`;
  const rows = await db.query<SampleRow & { from: string }>(sql`
    WITH ${shopDay(shopId, asOf)}, cut AS MATERIALIZED (SELECT today - ${heldDays}::int + 1 AS day FROM shop)
    SELECT to_char(min(cut.day), 'YYYY-MM-DD') AS from, (count(*) - 1)::int AS repeats, max(d.day) - min(d.day) AS "lastRepeat",
      min(shop.today) - min(d.day) AS age, (sum(d.minor) / count(*))::float8 AS "meanMinor",
      (count(*) FILTER (WHERE d.day < cut.day) - 1)::int AS "repeatsBefore",
      max(d.day) FILTER (WHERE d.day < cut.day) - min(d.day) AS "lastRepeatBefore",
      min(cut.day) - min(d.day) - 1 AS "ageBefore", (count(*) FILTER (WHERE d.day >= cut.day))::int AS later
    FROM (${boughtDays(shopId, asOf, { only: some, areFew: false })}) d CROSS JOIN shop CROSS JOIN cut
    GROUP BY d.profile_id ORDER BY d.profile_id`);
  return { from: rows[0]?.from ?? "", sample: rows.map(sampledOf) };
}

function sampledOf({ repeatsBefore, lastRepeatBefore, ageBefore, later, ...now }: SampleRow): Sampled {
  const { repeats, lastRepeat, age, meanMinor } = now;
  const before =
    lastRepeatBefore === null ? null : { repeats: repeatsBefore, lastRepeat: lastRepeatBefore, age: ageBefore, later };
  return { repeats, lastRepeat, age, meanMinor, before };
}

/** A buyer to foretell of, and what their traits were then. */
interface PresentBuyer extends Buyer {
  profileId: string;
  orderCount: number;
  spentMinor: string;
}

/**
 * Some of a shop's buyers, by number.
 * @param whose everyone, or only of whom nothing is foretold yet, or from other orders than they have now
 */
export async function listBuyers(
  shopId: number,
  asOf: Date,
  { whose, after, limit }: { whose: "everyone" | "changed"; after: string; limit: number },
  db: Db = pool,
): Promise<{ profileIds: string[]; buyers: PresentBuyer[] }> {
  const ids = await db.query<{ id: string }>(sql`
    SELECT t.profile_id AS id FROM profile_traits t
    LEFT JOIN profile_predictions p ON p.shop_id = t.shop_id AND p.profile_id = t.profile_id
    WHERE t.shop_id = ${shopId} AND t.order_count > 0 AND t.profile_id > ${after}::bigint
      ${whose === "everyone" ? empty : sql`AND (p.order_count, p.spent_minor, p.last_order_at) IS DISTINCT FROM (t.order_count, t.spent_minor, t.last_order_at)`}
    ORDER BY t.profile_id LIMIT ${limit}`);
  const profileIds = ids.map(({ id }) => id);
  if (profileIds.length === 0) return { profileIds, buyers: [] };
  const buyers = await db.query<PresentBuyer>(sql`
    WITH ${shopDay(shopId, asOf)}
    SELECT d.profile_id AS "profileId", d.repeats, d."lastRepeat", d.age, d."meanMinor",
      t.order_count AS "orderCount", t.spent_minor AS "spentMinor", t.last_order_at AS "lastOrderAt"
    FROM (
      SELECT d.profile_id, (count(*) - 1)::int AS repeats, max(d.day) - min(d.day) AS "lastRepeat",
        min(shop.today) - min(d.day) AS age, (sum(d.minor) / count(*))::float8 AS "meanMinor"
      FROM (${boughtDays(shopId, asOf, justThese(profileIds))}) d CROSS JOIN shop GROUP BY d.profile_id
    ) d
    JOIN profile_traits t ON t.shop_id = ${shopId} AND t.profile_id = d.profile_id
    WHERE t.last_order_at IS NOT NULL`);
  return { profileIds, buyers };
}

const columns = {
  ...{ order_count: ["orderCount", "int"], spent_minor: ["spentMinor", "bigint"] },
  ...{ last_order_at: ["lastOrderAt", "timestamptz"] },
  ...{ alive_percent: ["alivePercent", "int"], alive_low: ["aliveLow", "int"], alive_high: ["aliveHigh", "int"] },
  ...{ churn_percent: ["churnPercent", "int"], churn_low: ["churnLow", "int"], churn_high: ["churnHigh", "int"] },
  ...{ orders_90: ["orders90", "numeric"], orders_90_low: ["orders90Low", "int"] },
  ...{ orders_90_high: ["orders90High", "int"], orders_365: ["orders365", "numeric"] },
  ...{ orders_365_low: ["orders365Low", "int"], orders_365_high: ["orders365High", "int"] },
  ...{ spend_90_minor: ["spend90", "bigint"], spend_90_low: ["spend90Low", "bigint"] },
  ...{ spend_90_high: ["spend90High", "bigint"], spend_365_minor: ["spend365", "bigint"] },
  ...{ spend_365_low: ["spend365Low", "bigint"], spend_365_high: ["spend365High", "bigint"] },
  ...{ next_order_at: ["nextOrderAt", "timestamptz"], next_order_low: ["nextOrderLow", "timestamptz"] },
  ...{ next_order_high: ["nextOrderHigh", "timestamptz"] },
} as const satisfies Record<string, readonly [keyof SavedRow, string]>;

interface SavedRow extends PredictionRow {
  profileId: string;
  orderCount: number;
  spentMinor: string;
  lastOrderAt: Date;
}

const list = (part: (column: string, property: string) => string) =>
  raw(
    Object.entries(columns)
      .map(([column, [property]]) => part(column, property))
      .join(", "),
  );
const types: Record<string, string> = {
  profileId: "bigint",
  ...Object.fromEntries(Object.values(columns).map(([property, type]) => [property, type])),
};

/** Keeps what is foretold of some. @returns of whom it is another than before */
export async function savePredictions(shopId: number, rows: readonly SavedRow[], now: Date, tx: Tx): Promise<string[]> {
  const names = list((column) => column);
  const changed = await tx.query<{ id: string }>(sql`
    INSERT INTO profile_predictions (shop_id, profile_id, ${names}, derived_at)
    SELECT ${shopId}::int, r."profileId", ${list((_, property) => `r."${property}"`)}, ${now}::timestamptz
    FROM ${recordset(
      rows.map((row) => ({ ...row })),
      types,
    )} ORDER BY r."profileId"
    ON CONFLICT (shop_id, profile_id) DO UPDATE SET (${names}, derived_at) = (${list((column) => `excluded.${column}`)}, excluded.derived_at)
    WHERE (${list((column) => `profile_predictions.${column}`)}) IS DISTINCT FROM (${list((column) => `excluded.${column}`)})
    RETURNING profile_id AS id`);
  return changed.map(({ id }) => id);
}

/**
 * Takes away what was foretold: of everyone, or of who is no buyer any more.
 * @returns of whom something was
 */
export async function forgetPredictions(shopId: number, whose: "everyone" | "strangers", tx: Tx): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(sql`
    DELETE FROM profile_predictions p WHERE p.shop_id = ${shopId}
      ${whose === "everyone" ? empty : sql`AND NOT EXISTS (SELECT 1 FROM profile_traits t WHERE t.shop_id = ${shopId} AND t.profile_id = p.profile_id AND t.order_count > 0)`}
    RETURNING p.profile_id AS id`);
  return rows.map(({ id }) => id);
}

/** What is foretold of a shopper, and since when it is so; null where nothing is. */
export async function findPrediction(
  shopId: number,
  profileId: string,
  db: Db = pool,
): Promise<(Prediction & { derivedAt: Date }) | null> {
  const [row] = await db.query<PredictionRow & { derivedAt: Date }>(sql`
    SELECT ${list((column, property) => `${column} AS "${property}"`)}, derived_at AS "derivedAt"
    FROM profile_predictions WHERE shop_id = ${shopId} AND profile_id = ${profileId}`);
  return row ? { ...fromRow(row), derivedAt: row.derivedAt } : null;
}

/** What is expected of all of a shop's buyers together. */
export async function sumPredictions(
  shopId: number,
  db: Db = pool,
): Promise<{ shoppers: number; orders: number; spendMinor: string }> {
  const [row] = await db.query<{ shoppers: number; orders: number; spendMinor: string }>(sql`
    SELECT count(*)::int AS shoppers, coalesce(sum(orders_90), 0)::float8 AS orders,
      coalesce(sum(spend_90_minor), 0)::bigint AS "spendMinor"
    FROM profile_predictions WHERE shop_id = ${shopId}`);
  return row ?? { shoppers: 0, orders: 0, spendMinor: "0" };
}

export async function findFit(shopId: number, db: Db = pool): Promise<{ fittedAt: Date; fit: Fit } | null> {
  const [row] = await db.query<{ fittedAt: Date; fit: unknown }>(
    sql`SELECT fitted_at AS "fittedAt", fit FROM prediction_fits WHERE shop_id = ${shopId}`,
  );
  return row ? { fittedAt: row.fittedAt, fit: Fit.parse(row.fit) } : null;
}

/** What is wrong with a shop's predictions, in a few words; null when nothing is, or it is only too early. */
export async function findFitProblem(shopId: number, db: Db = pool): Promise<string | null> {
  const kept = await findFit(shopId, db);
  return kept && problemWords(kept.fit);
}

export async function saveFit(shopId: number, fit: Fit, now: Date, tx: Tx): Promise<void> {
  await tx.query(sql`
    INSERT INTO prediction_fits (shop_id, fitted_at, state, fit)
    VALUES (${shopId}, ${now}, ${fit.state}, ${JSON.stringify(fit)}::jsonb)
    ON CONFLICT (shop_id) DO UPDATE SET (fitted_at, state, fit) = (excluded.fitted_at, excluded.state, excluded.fit)`);
}

/** Of a profile that is another's now, or is to be forgotten. */
export async function erasePrediction(shopId: number, profileId: string, db: Db = pool): Promise<void> {
  await db.query(sql`DELETE FROM profile_predictions WHERE shop_id = ${shopId} AND profile_id = ${profileId}`);
}

export async function eraseShopPredictions(shopId: number, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM profile_predictions WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM prediction_fits WHERE shop_id = ${shopId}`);
}
