// The product's side: segments saved as a merchant saves them, kept by the same jobs the worker runs.
import sql from "sql-template-tag";
import type { Twice } from "./definitions";
import { now, type World } from "./world";

const { db } = await import("~/db.server");
const { parse } = await import("~/domains/segments");
const segments = await import("~/domains/segments/index.server");
const { ensureShop, markReady } = await import("~/domains/shops/index.server");
const { ensureMonths } = await import("~/domains/events/index.server");
const { deriveTraits } = await import("~/domains/traits/index.server");
const { transact } = await import("~/db.server");

/** A shop that is ready, with no segments. @returns its number */
export async function openShop(domain: string): Promise<number> {
  const { id } = await ensureShop(domain);
  await ensureMonths(Array.from({ length: 14 }, (_, i) => new Date(Date.UTC(2025, 10 + i, 2))));
  await transact((tx) => markReady(id, now, tx));
  return id;
}

/** Everyone's traits from all that happened, as when a shop's history has arrived. @returns milliseconds */
export async function derive({ shopId }: World): Promise<number> {
  const begun = performance.now();
  await transact((tx) => deriveTraits(shopId, "everyone", now, tx));
  return performance.now() - begun;
}

/** Saves segments and works out who is in them now; their past is left out. @returns milliseconds of the working out */
export async function install({ shopId }: World, twices: readonly Twice[]): Promise<number> {
  const names = await db.query<{ n: number }>(sql`SELECT count(*)::int AS n FROM segments WHERE shop_id = ${shopId}`);
  for (const [i, { query }] of twices.entries()) {
    const name = `Segment ${(names[0]?.n ?? 0) + i}`;
    const draft = { name, description: "", family: "purchase", goal: null, owner: "", parentId: null } as const;
    const saved = await segments.saveSegment(shopId, null, { ...draft, definition: parse(query) }, now);
    if (saved.outcome !== "saved") throw new Error(`${query} was not saved: ${JSON.stringify(saved)}`);
  }
  await db.query(sql`
    UPDATE segments SET filled_to = ${new Date(now.getTime() - 1)} WHERE shop_id = ${shopId} AND state = 'filling'`);
  const begun = performance.now();
  await segments.fillSegments(shopId, now);
  return performance.now() - begun;
}

/** How many are in each segment, in the order they were saved. */
export async function countMembers({ shopId }: World): Promise<number[]> {
  const rows = await db.query<{ size: number }>(sql`
    SELECT count(m.profile_id)::int AS size FROM segments s
    LEFT JOIN memberships m ON m.shop_id = s.shop_id AND m.segment_id = s.id AND m.left_at IS NULL
    WHERE s.shop_id = ${shopId} GROUP BY s.id ORDER BY s.id`);
  return rows.map(({ size }) => size);
}

/** One profile in a hundred clicks on something. */
export async function click({ shopId }: World, round: number): Promise<void> {
  await db.query(sql`
    WITH clicked AS (
      INSERT INTO events (shop_id, occurred_at, kind, source_id, profile_id, properties)
      SELECT shop_id, ${new Date(now.getTime() - 60_000)}, 'message_clicked', ${`round ${round} `} || id, id, '{}'
      FROM profiles WHERE shop_id = ${shopId} AND (id + ${round}::int) % 100 = 0 RETURNING profile_id
    )
    INSERT INTO dirty_profiles (shop_id, profile_id, cause) SELECT ${shopId}::int, profile_id, 'live' FROM clicked`);
}

export async function refresh({ shopId }: World): Promise<{ evaluated: number; changed: number }> {
  return segments.refresh(shopId, now);
}

/** @returns how many are in, as the builder's preview tells it */
export async function preview({ shopId }: World, { query }: Twice): Promise<number> {
  const context = await segments.loadContext(shopId, now);
  const { count } = await segments.countPreview(parse(query), { context, traits: "stored" });
  return count.in;
}
