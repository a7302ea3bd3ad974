import sql from "sql-template-tag";
import { db as pool, transact, type Db } from "~/db.server";
import { conditionsOf } from "../conditions";
import { clause } from "../language/sentence";
import { nameless, type Names } from "../language/wording/values";
import { evaluation, tally, type Asked } from "../memberships/population.server";
import type { Definition } from "../model";

/** How many are in, out and unknown: together everyone. */
export interface Count {
  in: number;
  out: number;
  unknown: number;
}

/** One condition: for how many it is known, and for how many of those it holds. */
export interface Coverage {
  condition: string;
  known: number;
  holds: number;
}

export interface Sample {
  profileId: string;
  name: string;
  email: string | null;
}

const longestMilliseconds = 5000;
const sampleSize = 20;

/** Nobody waits longer than this for a preview, and nobody else waits because of one. */
export async function inTime<T>(work: (db: Db) => Promise<T>, milliseconds = longestMilliseconds): Promise<T> {
  return transact(async (tx) => {
    await tx.query(sql`SELECT set_config('statement_timeout', ${String(milliseconds)}, true)`);
    return work(tx);
  });
}

/** How many are in, and how well each condition is known, in one pass. */
export async function countPreview(
  definition: Definition,
  asked: Asked,
  names: Names = nameless,
): Promise<{ count: Count; coverage: Coverage[] }> {
  const conditions = conditionsOf(definition);
  const [count = nobody, ...each] = await countTogether([definition, ...conditions], asked);
  return {
    count,
    coverage: each.map((one, i) => ({
      condition: clause(conditions[i] ?? definition, names),
      known: one.in + one.out,
      holds: one.in,
    })),
  };
}

const nobody: Count = { in: 0, out: 0, unknown: 0 };

/** For each definition how many are in, out and unknown, all in one pass. */
export async function countEach(definitions: readonly Definition[], asked: Asked, db: Db = pool): Promise<Count[]> {
  const [row] = await db.query<{ everyone: number; holds: number[]; unknown: number[] }>(tally(definitions, asked));
  return definitions.map((_, i) => {
    const [holds, unknown] = [row?.holds[i] ?? 0, row?.unknown[i] ?? 0];
    return { in: holds, out: (row?.everyone ?? 0) - holds - unknown, unknown };
  });
}

/** Some who are in, the latest to become known first. */
export async function sampleMembers(definition: Definition, asked: Asked): Promise<Sample[]> {
  return inTime((db) =>
    db.query<Sample>(sql`
      SELECT p.id AS "profileId", trim(p.first_name || ' ' || p.last_name) AS name, p.email
      FROM (${evaluation([definition], asked)}) e
      JOIN profiles p ON p.shop_id = ${asked.context.shopId} AND p.id = e.profile_id
      WHERE e.truths[1] ORDER BY p.known_since DESC, p.id LIMIT ${sampleSize}`),
  );
}

/** Segments that share members: how many of those who are in are in it too, and how many it has in all. */
export interface Overlap {
  segmentId: number;
  name: string;
  shared: number;
  size: number;
}

export async function listOverlaps(definition: Definition, asked: Asked, exceptId: number | null): Promise<Overlap[]> {
  const { shopId } = asked.context;
  return inTime((db) =>
    db.query<Overlap>(sql`
      WITH members AS MATERIALIZED (SELECT profile_id FROM (${evaluation([definition], asked)}) e WHERE truths[1])
      SELECT s.id AS "segmentId", s.name, count(n.profile_id)::int AS shared, count(*)::int AS size
      FROM segments s JOIN memberships m ON m.shop_id = s.shop_id AND m.segment_id = s.id AND m.left_at IS NULL
      LEFT JOIN members n ON n.profile_id = m.profile_id
      WHERE s.shop_id = ${shopId} AND s.archived_at IS NULL AND s.id IS DISTINCT FROM ${exceptId}::int
      GROUP BY s.id, s.name HAVING count(n.profile_id) > 0 ORDER BY shared DESC, s.id LIMIT 5`),
  );
}

/** How many are in, out and unknown of each of several, in one pass. */
export async function countTogether(definitions: readonly Definition[], asked: Asked): Promise<Count[]> {
  return inTime((db) => countEach(definitions, asked, db));
}

/** How many are in, out and unknown as of an instant. */
export async function countMembers(definition: Definition, asked: Asked, db: Db = pool): Promise<Count> {
  const [count = nobody] = await countEach([definition], asked, db);
  return count;
}

/** The same, for somebody who waits. */
export async function countInTime(definition: Definition, asked: Asked): Promise<Count> {
  return inTime((db) => countMembers(definition, asked, db));
}

/** Who is in, by Shopify's customer id; null for a guest. */
export async function listMembersOf(
  definition: Definition,
  asked: Asked,
  db: Db = pool,
): Promise<{ profileId: string; customerId: string | null }[]> {
  return db.query(sql`
    SELECT e.profile_id AS "profileId", p.customer_id AS "customerId"
    FROM (${evaluation([definition], asked)}) e
    JOIN profiles p ON p.shop_id = ${asked.context.shopId} AND p.id = e.profile_id
    WHERE e.truths[1] ORDER BY p.customer_id NULLS LAST, e.profile_id`);
}
