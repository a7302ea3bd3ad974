import pg from "pg";
import sql from "sql-template-tag";
import { fillWorld, now, type World } from "../segments/world";
import { openShop } from "../segments/product";
import { median } from "../statistics";
import { figures, rebuildPlainly } from "./plain";

const { db, transact } = await import("~/db.server");
const { deriveTraits, keepShopRhythm, verifyTraits } = await import("~/domains/traits/index.server");
const { regroup } = await import("~/domains/traits/rfm/queries.server");

const rounds = 3;
/** What both sides may use for a sort. */
const memory = "128MB";
const atOnce = 10_000;
const tables = ["profile_traits", "profile_habits"];

export async function measure(
  databaseUrl: string,
  { profiles, happenings }: { profiles: number; happenings: number },
): Promise<string[]> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  await client.query(`SET work_mem = '${memory}'; SET timezone = 'UTC'`);
  const lines: string[] = [];
  const tell = (line: string) => {
    console.log(line);
    lines.push(line);
  };
  const world: World = { shopId: await openShop("traits.myshopify.com"), profiles, happenings };
  const filling = await timed(() => fill(client, world));
  tell(`${profiles} profiles, ${happenings} orders and events, written in ${seconds(filling)}`);

  const times = { plain: new Array<number>(), ours: new Array<number>() };
  for (let round = 0; round < rounds; round++) {
    times.plain.push(await timed(() => rebuildPlainly(client, world.shopId)));
    await empty(world);
    times.ours.push(await timed(() => rebuild(world)));
    tell(`  by hand ${seconds(times.plain.at(-1) ?? 0)}, traits ${seconds(times.ours.at(-1) ?? 0)}`);
  }
  const ratio = median(times.ours) / median(times.plain);
  tell(
    `everyone's traits rebuilt: ${seconds(median(times.ours))}; the same figures by hand ${seconds(median(times.plain))}; ratio ${ratio.toFixed(2)} (goal ≤ 1.5)`,
  );
  tell(`figures that differ from those by hand: ${await differingFigures(client, world)} (goal 0)`);

  const touched = await happenMore(world);
  const kept = await timed(() => deriveBitByBit(world, touched));
  const { compared, differing } = await verifyTraits(world.shopId, now, tables);
  tell(
    `${touched.length} shoppers' traits kept bit by bit in ${seconds(kept)}: of ${compared} rows ${differing} differ from those rebuilt (goal 0)`,
  );
  const grouped = await timed(() => transact((tx) => regroup(world.shopId, true, now, tx)));
  tell(`everyone put into RFM groups in ${seconds(grouped)}`);
  await client.end();
  return lines;
}

/** The world of the segments' bench, with refunds and discounts. */
async function fill(client: pg.Client, world: World): Promise<void> {
  await fillWorld(client, world, 0);
  await client.query(`
    INSERT INTO refunds (shop_id, order_id, refund_id, amount_minor, refunded_at)
    SELECT shop_id, order_id, 1, total_minor / 2, least(processed_at + interval '3 days', '${now.toISOString()}')
    FROM orders WHERE shop_id = ${world.shopId} AND order_id % 12 = 0`);
  await client.query(`UPDATE orders SET discount_codes = '{TEN}' WHERE shop_id = ${world.shopId} AND order_id % 5 = 0`);
  // Without knowing the tables the plan of either side can be one that never ends.
  await client.query("VACUUM ANALYZE");
}

async function empty({ shopId }: World): Promise<void> {
  await db.query(sql`TRUNCATE profile_traits, profile_habits`);
  // That of a month is worked out once, not with every rebuild.
  await transact((tx) => keepShopRhythm(shopId, now, tx));
}

async function rebuild({ shopId }: World): Promise<void> {
  await transact((tx) => deriveTraits(shopId, "everyone", now, tx));
}

/** How many of the figures that both have are not alike, of all shoppers together. */
async function differingFigures(client: pg.Client, { shopId }: World): Promise<number> {
  const ours = (name: string) => (name === "product_types" ? "nullif(product_types, '{}')" : name);
  const { rows } = await client.query<{ n: number }>(`
    WITH ours AS (
      SELECT t.profile_id, ${figures.map((name) => `${ours(name)} AS ${name}`).join(", ")}
      FROM profile_traits t LEFT JOIN profile_habits h ON h.shop_id = t.shop_id AND h.profile_id = t.profile_id
      WHERE t.shop_id = ${shopId})
    SELECT count(*)::int AS n FROM plain_traits p FULL JOIN ours o USING (profile_id)
    WHERE (${figures.map((name) => `p.${name}`).join(", ")}) IS DISTINCT FROM (${figures.map((name) => `o.${name}`).join(", ")})`);
  return rows[0]?.n ?? 0;
}

/** One shopper in a hundred buys, cancels, gives back or looks around. @returns who */
async function happenMore({ shopId, profiles }: World): Promise<string[]> {
  const touched = Array.from({ length: Math.floor(profiles / 100) }, (_, i) => String(1 + i * 100));
  const among = sql`profile_id % 100 = 1`;
  await db.query(sql`
    INSERT INTO orders (shop_id, order_id, profile_id, currency, total_minor, discount_minor, discount_codes, processed_at, version, digest)
    SELECT shop_id, 900000000 + id, id, 'USD', 4200, 100, '{}', ${new Date(now.getTime() - 3_600_000)}, ${now}, ''
    FROM profiles WHERE shop_id = ${shopId} AND id % 300 = 1`);
  await db.query(sql`
    UPDATE orders SET cancelled_at = ${now} WHERE shop_id = ${shopId} AND ${among} AND order_id % 40 = 3`);
  await db.query(sql`
    INSERT INTO refunds (shop_id, order_id, refund_id, amount_minor, refunded_at)
    SELECT shop_id, order_id, 2, total_minor / 4, ${now} FROM orders WHERE shop_id = ${shopId} AND ${among} AND order_id % 40 = 7`);
  await db.query(sql`
    INSERT INTO events (shop_id, occurred_at, kind, source_id, profile_id, properties)
    SELECT shop_id, ${new Date(now.getTime() - 60_000)}, 'product_viewed', 'more ' || id, id, '{"device":"tablet"}'
    FROM profiles WHERE shop_id = ${shopId} AND id % 100 = 1`);
  return touched;
}

async function deriveBitByBit({ shopId }: World, touched: readonly string[]): Promise<void> {
  for (let from = 0; from < touched.length; from += atOnce) {
    await transact((tx) => deriveTraits(shopId, touched.slice(from, from + atOnce), now, tx));
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
