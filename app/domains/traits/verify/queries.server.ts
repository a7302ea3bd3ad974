import sql, { join, raw, type Sql } from "sql-template-tag";
import { transact, type Tx } from "~/db.server";
import { shopRhythmAsOf } from "../counted.server";
import { habitColumns, habitsAsOf } from "../habits/queries.server";
import { declaredTraits } from "../model";
import { traitColumnNames, traitsAsOf } from "../queries.server";
import { traitTables } from "../tables.server";

/** What is stored of a shopper and what the facts say; null where there is no row. */
export interface Difference {
  table: string;
  profileId: string;
  stored: Record<string, unknown> | null;
  derived: Record<string, unknown> | null;
}

export interface Verification {
  /** Rows that were compared, of all tables together. */
  compared: number;
  /** Shoppers whose facts changed and who wait to be derived anew: they are not compared. */
  waiting: number;
  differing: number;
  /** The first of them. */
  differences: Difference[];
}

const mostTold = 50;

/**
 * Rebuilds all traits that are worked out from facts, without writing anything, and compares them with those that are
 * stored. Where time has come for a stage to end and nobody has looked yet, it is not compared.
 * @param tables only these; all when left out
 */
export async function verifyTraits(shopId: number, now: Date, tables?: readonly string[]): Promise<Verification> {
  return transact(async (tx) => {
    const [{ waiting } = { waiting: 0 }] = await tx.query<{ waiting: number }>(
      sql`SELECT count(*)::int AS waiting FROM dirty_profiles WHERE shop_id = ${shopId}`,
    );
    const verification: Verification = { compared: 0, waiting, differing: 0, differences: [] };
    for (const one of comparisons(shopId, now).filter(({ table }) => tables?.includes(table) ?? true)) {
      const { compared, differing, differences } = await compare(shopId, now, one, tx);
      verification.compared += compared;
      verification.differing += differing;
      verification.differences.push(...differences);
    }
    return verification;
  });
}

async function compare(shopId: number, now: Date, one: Comparison, tx: Tx): Promise<Omit<Verification, "waiting">> {
  await deriveAnew(one, tx);
  const [counted = { compared: 0, differing: 0 }] = await tx.query<{ compared: number; differing: number }>(sql`
    SELECT count(*)::int AS compared, (count(*) FILTER (WHERE differs))::int AS differing FROM (${compared(shopId, now, one)}) c`);
  const differences =
    counted.differing === 0
      ? []
      : await tx.query<Difference>(sql`
          SELECT ${one.table} AS "table", profile_id AS "profileId", stored, derived
          FROM (${compared(shopId, now, one)}) c WHERE differs ORDER BY c.profile_id LIMIT ${mostTold}`);
  await tx.query(sql`DROP TABLE derived_anew`);
  return { ...counted, differences };
}

/** Of whom the habits that are stored are not what the facts and the catalog say now. */
export async function listStaleHabits(shopId: number, now: Date, tx: Tx): Promise<string[]> {
  const habits = comparisons(shopId, now).find(({ table }) => table === "profile_habits");
  if (!habits) return [];
  await deriveAnew(habits, tx);
  const rows = await tx.query<{ id: string }>(
    sql`SELECT profile_id AS id FROM (${compared(shopId, now, habits)}) c WHERE differs`,
  );
  await tx.query(sql`DROP TABLE derived_anew`);
  return rows.map(({ id }) => id);
}

/**
 * What the facts say, as a table of this transaction: of a query that is part of another the planner expects a handful of
 * rows, and would look each stored row up among all the others.
 */
async function deriveAnew({ derived }: Comparison, tx: Tx): Promise<void> {
  await tx.query(sql`CREATE TEMP TABLE derived_anew ON COMMIT DROP AS ${derived}`);
  await tx.query(sql`ANALYZE derived_anew`);
}

interface Comparison {
  table: string;
  columns: readonly string[];
  derived: Sql;
  /** Columns that end by themselves, each with the column that says when. */
  until: ReadonlyMap<string, string>;
}

/** As of the last night, and so not what the facts say now. */
const nightly = ["profile_engagement"];

function comparisons(shopId: number, now: Date): Comparison[] {
  const rhythm = storedRhythm(shopId, now);
  const others = Object.entries(traitTables).filter(
    ([table]) => table !== "profile_habits" && !nightly.includes(table),
  );
  return [
    {
      table: "profile_traits",
      columns: traitColumnNames,
      derived: traitsAsOf(shopId, now, rhythm),
      until: new Map(["stage", "since", "until"].map((name) => [`lifecycle_${name}`, "lifecycle_until"])),
    },
    {
      table: "profile_habits",
      columns: habitColumns,
      derived: habitsAsOf(shopId, now, rhythm),
      until: new Map(),
    },
    ...others.map(([table, derived]) => {
      const traits = declaredTraits.filter((trait) => trait.table === table);
      return {
        table,
        columns: ["profile_id", ...traits.map(({ column }) => column)],
        derived: derived(shopId, now),
        until: new Map(traits.flatMap(({ column, until }) => (until ? [[column, until] as const] : []))),
      };
    }),
  ];
}

/** The rhythm that traits were derived with: the last that was kept. */
function storedRhythm(shopId: number, now: Date): Sql {
  return sql`coalesce((
    SELECT rhythm_seconds FROM shop_rhythms WHERE shop_id = ${shopId} AND month <= ${now} ORDER BY month DESC LIMIT 1
  ), ${shopRhythmAsOf(shopId, now)})`;
}

/** What is stored and what was derived anew beside each other, with whether they differ. */
function compared(shopId: number, now: Date, { table, columns, until }: Comparison): Sql {
  // What ends by itself is looked at when somebody asks for it: until then it is not compared.
  const value = (alias: string, name: string) => {
    const end = until.get(name);
    return end
      ? sql`CASE WHEN ${raw(`s.${end}`)} <= ${now} THEN NULL ELSE ${raw(`${alias}.${name}`)} END`
      : raw(`${alias}.${name}`);
  };
  const row = (alias: string) => join(columns.map((name) => value(alias, name)));
  const told = (alias: string) => {
    const pairs = columns.map((name) => sql`${name}::text, ${value(alias, name)}`);
    return sql`CASE WHEN ${raw(alias)}.profile_id IS NOT NULL THEN jsonb_build_object(${join(pairs)}) END`;
  };
  return sql`
    SELECT coalesce(s.profile_id, d.profile_id) AS profile_id, (${row("s")}) IS DISTINCT FROM (${row("d")}) AS differs,
      ${told("s")} AS stored, ${told("d")} AS derived
    FROM (SELECT * FROM ${raw(table)} WHERE shop_id = ${shopId}) s
    FULL JOIN derived_anew d ON d.profile_id = s.profile_id
    WHERE NOT EXISTS (
      SELECT FROM dirty_profiles w WHERE w.shop_id = ${shopId} AND w.profile_id = coalesce(s.profile_id, d.profile_id))`;
}
