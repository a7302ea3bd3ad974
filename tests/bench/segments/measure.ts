import pg from "pg";
import { median, percentile } from "../statistics";
import { many, onTraits, oneTimeBuyers, thirty } from "./definitions";
import { probe } from "./latency";
import { countPlainly, disturbPlainly, fillPlain, previewPlainly, refreshPlainly } from "./plain";
import { click, countMembers, derive, install, openShop, preview, refresh } from "./product";
import { drainQueues } from "./queue";
import { fillWorld, type World } from "./world";

const rounds = 3;
const [smallDomain, largeDomain] = ["small.myshopify.com", "large.myshopify.com"];
const orders = 100_000;

export interface Size {
  profiles: number;
  happenings: number;
}

export async function measure(databaseUrl: string, small: Size, large: Size): Promise<string[]> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  await client.query("SET work_mem = '256MB'");
  const lines: string[] = [];
  const tell = (line: string) => {
    console.log(line);
    lines.push(line);
  };
  const few = await measureRefresh(client, smallDomain, small, 0, tell);
  // While nothing else is to be done: the worker would go on with the large shop.
  const { p50, p99 } = await probe(smallDomain, few.world.shopId, few.oneTimeBuyersId);
  tell(`one order through HTTP to its membership: p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms (goal < 100)`);
  await measureMany(few.world, few.milliseconds, tell);
  const lots = await measureRefresh(client, largeDomain, large, small.profiles, tell);
  const slope = lots.milliseconds / few.milliseconds;
  tell(`${small.profiles} → ${large.profiles} profiles: ${slope.toFixed(1)} × the refresh (goal ≤ 12)`);
  await measurePreview(client, lots.world, tell);
  await measureQueue(client, lots.world, small.profiles, tell);
  await client.end();
  return lines;
}

type Tell = (line: string) => void;

async function measureRefresh(client: pg.Client, domain: string, size: Size, first: number, tell: Tell) {
  const world: World = { shopId: await openShop(domain), ...size };
  const filling = performance.now();
  await fillWorld(client, world, first);
  const filled = performance.now();
  await fillPlain(client, world);
  const rebuilt = performance.now() - filled;
  tell(`${size.profiles} profiles, ${size.happenings} orders and events, written in ${seconds(filled - filling)}`);
  const derived = await derive(world);
  const installed = await install(world, thirty);
  await compare(client, world);
  tell(
    `  thirty new segments, everyone asked once: ${seconds(derived)} for traits and ${seconds(installed)}; traits and masks by hand ${seconds(rebuilt)}`,
  );
  const times = { plain: new Array<number>(), ours: new Array<number>() };
  for (let round = 0; round < rounds; round++) {
    await disturbPlainly(client);
    times.plain.push(await timed(() => refreshPlainly(client)));
    await click(world, round);
    times.ours.push(await timed(() => refresh(world)));
  }
  const milliseconds = median(times.ours);
  const ratio = milliseconds / median(times.plain);
  tell(
    `  refresh, 1 % changed: ${seconds(milliseconds)}; one statement by hand ${seconds(median(times.plain))}; ratio ${ratio.toFixed(2)} (goal ≤ 2)`,
  );
  await fillPlain(client, world);
  await compare(client, world);
  tell(`  nothing changed: ${await writtenByIdleRefresh(client, world)} rows written (goal 0)`);
  const { rows } = await client.query<{ id: number }>("SELECT id FROM segments WHERE shop_id = $1 ORDER BY id", [
    world.shopId,
  ]);
  return { world, milliseconds, oneTimeBuyersId: rows[thirty.indexOf(oneTimeBuyers)]?.id ?? 0 };
}

async function compare(client: pg.Client, world: World): Promise<void> {
  const [plain, ours] = [await countPlainly(client), await countMembers(world)];
  plain.forEach((count, i) => {
    if (ours[i] !== count) throw new Error(`${thirty[i]?.query}: by hand ${count}, by the product ${ours[i]}`);
  });
}

/** Rows that a refresh writes when one profile in a hundred is marked as changed, though nothing of it is. */
async function writtenByIdleRefresh(client: pg.Client, world: World): Promise<number> {
  await refresh(world);
  const count = async (table: string, condition: string) => {
    const { rows } = await client.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM ${table} WHERE shop_id = $1 AND ${condition}`,
      [world.shopId],
    );
    return rows[0]?.n ?? 0;
  };
  const { rows } = await client.query<{ id: string }>("SELECT pg_current_xact_id()::text AS id");
  const due = await count("due_profiles", "true");
  await client.query(
    "INSERT INTO dirty_profiles (shop_id, profile_id, cause) SELECT shop_id, id, 'live' FROM profiles WHERE shop_id = $1 AND id % 100 = 7",
    [world.shopId],
  );
  await refresh(world);
  const written = `xmin::text::bigint > ${rows[0]?.id ?? 0}`;
  const kept = (await count("memberships", written)) + (await count("profile_traits", written));
  // Of those that are due, also one that is gone was written.
  return kept + due - (await count("due_profiles", `NOT (${written})`));
}

async function measureMany(world: World, thirtyMilliseconds: number, tell: Tell): Promise<void> {
  await install(world, many(300).slice(thirty.length));
  const times: number[] = [];
  for (let round = rounds; round < 2 * rounds; round++) {
    await click(world, round);
    times.push(await timed(() => refresh(world)));
  }
  tell(`30 → 300 segments: ${(median(times) / thirtyMilliseconds).toFixed(1)} × the refresh (goal ≤ 10)`);
}

async function measurePreview(client: pg.Client, world: World, tell: Tell): Promise<void> {
  const ours: number[] = [];
  const ratios: number[] = [];
  for (const one of onTraits) {
    const times = { plain: new Array<number>(), ours: new Array<number>() };
    for (let round = 0; round < rounds; round++) {
      times.plain.push(await timed(() => previewPlainly(client, one)));
      times.ours.push(await timed(() => preview(world, one)));
    }
    ours.push(...times.ours);
    ratios.push(median(times.ours) / median(times.plain));
  }
  tell(
    `preview on traits: p50 ${percentile(ours, 0.5).toFixed(0)} ms, p95 ${percentile(ours, 0.95).toFixed(0)} ms (goal < 500); ratio to SQL by hand: median ${median(ratios).toFixed(2)}, worst ${Math.max(...ratios).toFixed(2)} (goal ≤ 2)`,
  );
}

async function measureQueue(client: pg.Client, world: World, first: number, tell: Tell): Promise<void> {
  const { plain, ours } = await drainQueues(client, world, first, orders);
  const ratio = ours / plain;
  tell(
    `${orders} queued orders: ${ours.toFixed(0)}/s; by hand ${plain.toFixed(0)}/s; ratio ${ratio.toFixed(2)} (goal ≥ 0.5)`,
  );
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}
