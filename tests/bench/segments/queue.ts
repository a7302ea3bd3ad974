// A hundred thousand orders that wait, until all memberships follow: the worker's own jobs against hand-written batches.
import { setTimeout as sleep } from "node:timers/promises";
import sql from "sql-template-tag";
import type pg from "pg";
import { orderBodies } from "./orders";
import { drainPlainly } from "./plain";
import { now, type World } from "./world";

const { db } = await import("~/db.server");
const { foldReceipts } = await import("~/domains/ingest/index.server");
const { refresh } = await import("~/domains/segments/index.server");

const atOnce = 500;

/** @returns orders a second, by hand and by the product */
export async function drainQueues(client: pg.Client, world: World, first: number, orders: number) {
  await queueAll(client, world, first, orders);
  const plain = await drainPlainly(client, world, atOnce);
  const begun = performance.now();
  // As the worker does them: the second stage begins when the first has something for it.
  let isFolding = true;
  const folding = foldReceipts(world.shopId, now).finally(() => (isFolding = false));
  while (isFolding) {
    await refresh(world.shopId, now);
    await sleep(20);
  }
  await folding;
  await refresh(world.shopId, now);
  const ours = orders / ((performance.now() - begun) / 1000);
  const [left] = await db.query<{ n: number }>(sql`
    SELECT count(*)::int AS n FROM receipts WHERE shop_id = ${world.shopId} AND state <> 'folded'`);
  if (left?.n !== 0) throw new Error(`${left?.n} orders were not folded`);
  return { plain, ours };
}

async function queueAll(client: pg.Client, { shopId, ...world }: World, first: number, orders: number): Promise<void> {
  await client.query("DROP TABLE IF EXISTS plain_queue");
  await client.query("CREATE TABLE plain_queue (id bigserial PRIMARY KEY, profile_id bigint, body jsonb)");
  const queued = [...orderBodies({ shopId, ...world }, first, orders)];
  for (let from = 0; from < queued.length; from += 2000) {
    const some = queued.slice(from, from + 2000);
    const [ids, bodies] = [some.map(({ profileId }) => profileId), some.map(({ body }) => body)];
    await client.query("INSERT INTO plain_queue (profile_id, body) SELECT * FROM unnest($1::bigint[], $2::jsonb[])", [
      ids,
      bodies,
    ]);
    await client.query(
      `INSERT INTO receipts (shop_id, source, delivery_id, topic, body, triggered_at)
       SELECT $1, 'shopify', 'bench-' || ($2::int + n), 'orders/create', body, $3 FROM unnest($4::text[]) WITH ORDINALITY b(body, n)`,
      [shopId, from, now, bodies],
    );
  }
  await client.query("ANALYZE plain_queue, receipts");
}
