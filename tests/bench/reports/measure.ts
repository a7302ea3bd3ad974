import pg from "pg";
import { readPeriod } from "~/lib/report-period";
import { median, percentile } from "../statistics";
import { loadersOf } from "./loaders";
import { segmentPlainly, totalsPlainly } from "./plain";
import { fillWorld, now, shownSegment } from "./world";

const { db, transact } = await import("~/db.server");
const { creditOrders } = await import("~/domains/attribution/index.server");
const { lookForDrift } = await import("~/domains/insights/index.server");
const { markAllChanged } = await import("~/domains/profiles/index.server");
const { listSegmentTotals, rollUp } = await import("~/domains/reports/index.server");
const { ensureShop, findShop, markReady } = await import("~/domains/shops/index.server");
const { deriveTraits } = await import("~/domains/traits/index.server");
const { default: sql } = await import("sql-template-tag");

const rounds = 7;
/** A page opens in so many milliseconds of server time. */
const goal = 300;
const periods = [30, 365];

export async function measure(databaseUrl: string, profiles: number): Promise<string[]> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  await client.query("SET timezone = 'UTC'");
  const lines: string[] = [];
  const tell = (line: string) => {
    console.log(line);
    lines.push(line);
  };
  const shop = await makeShop(client, profiles, tell);
  for (const days of periods) {
    for (const [name, load] of Object.entries(loadersOf(shop, days))) {
      const times: number[] = [];
      for (let round = 0; round < rounds; round++) times.push(await timed(load));
      const worst = percentile(times, 0.95);
      tell(
        `${name}, ${days} days: median ${median(times).toFixed(0)} ms, slowest ${worst.toFixed(0)} ms${worst > goal ? ` — over ${goal}` : ""}`,
      );
    }
  }
  await compare(client, shop, tell);
  await client.end();
  return lines;
}

type Tell = (line: string) => void;

async function makeShop(client: pg.Client, profiles: number, tell: Tell) {
  const { id: shopId } = await ensureShop("reports.myshopify.com");
  await transact((tx) => markReady(shopId, now, tx));
  const filling = await timed(() => fillWorld(client, shopId, profiles));
  tell(
    `${profiles} shoppers with ${3 * profiles} mails and ${(3 * profiles) / 2} orders, written in ${seconds(filling)}`,
  );
  const derived = await timed(() => transact((tx) => deriveTraits(shopId, "everyone", now, tx)));
  const credited = await timed(async () => {
    await transact((tx) => markAllChanged(shopId, tx));
    await creditOrders(shopId, now);
  });
  const first = await timed(() => rollUp(shopId, now));
  const looked = await timed(() => lookForDrift(shopId, now));
  // Left alone for so long as it took before it goes on; here it goes on at once.
  await db.query(sql`UPDATE rollup_states SET took_milliseconds = 0 WHERE shop_id = ${shopId}`);
  await client.query("ANALYZE");
  const again = await timed(() => rollUp(shopId, new Date(now.getTime() + 60_000)));
  tell(
    `  all of it worked out once: traits ${seconds(derived)}, credits ${seconds(credited)}, all days ${seconds(first)}, a look at every segment ${seconds(looked)}; the open days once more ${seconds(again)}`,
  );
  const shop = await findShop(shopId);
  if (!shop) throw new Error("The shop is not there");
  return shop;
}

/** The reports on segments and on one segment against the same from the facts, which must say the same. */
async function compare(client: pg.Client, shop: Awaited<ReturnType<typeof makeShop>>, tell: Tell): Promise<void> {
  for (const days of periods) {
    const period = readPeriod(new URLSearchParams({ days: String(days) }), now, shop.timezone);
    const plain = await totalsPlainly(client, shop.id, period);
    const ours = new Map((await listSegmentTotals(shop.id, period)).map((one) => [one.segmentId, one]));
    for (const row of plain) {
      const own = ours.get(row.segmentId);
      const isSame = own?.sent === row.sent && own.clicked === row.clicked && own.orders === row.orders;
      if (!isSame || own.revenueMinor !== row.revenueMinor) {
        throw new Error(
          `Segment ${row.segmentId}, ${days} days: by hand ${JSON.stringify(row)}, by the product ${JSON.stringify(own)}`,
        );
      }
    }
    const [table, segment] = [loadersOf(shop, days)["segments"], loadersOf(shop, days)["one segment"]];
    if (!table || !segment) throw new Error("These reports are measured");
    const list = await ratio(() => totalsPlainly(client, shop.id, period), table);
    const one = await ratio(() => segmentPlainly(client, shop.id, shownSegment), segment);
    tell(`${days} days, the same by hand from the facts: segments ${list}; one segment ${one}`);
  }
}

async function ratio(plainly: () => Promise<unknown>, ours: () => Promise<unknown>): Promise<string> {
  const times = { plain: new Array<number>(), ours: new Array<number>() };
  for (let round = 0; round < 3; round++) {
    times.plain.push(await timed(plainly));
    times.ours.push(await timed(ours));
  }
  const [plain, own] = [median(times.plain), median(times.ours)];
  return `${plain.toFixed(0)} ms against ${own.toFixed(0)} ms, ratio ${(own / plain).toFixed(3)}`;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
