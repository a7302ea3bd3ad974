import sql from "sql-template-tag";
import { beforeEach, expect, test } from "vitest";
import { db } from "~/db.server";
import { lookAtQuality } from "~/domains/quality/index.server";
import { ensureMonths } from "~/domains/events/index.server";
import { parse, saveSegment } from "~/domains/segments/index.server";
import { ensureShop, getShop } from "~/domains/shops/index.server";
import { lookForDrift } from "./jobs.server";
import { dismissDrift, listAlarms } from "./queries.server";

// What is planted stands in the shop's own tables, and is found by the statements and the job that find it in shops.

const begun = new Date("2026-01-05T00:00:00Z");
const daysLater = (days: number, hours = 6) => new Date(begun.getTime() + days * 86_400_000 + hours * 3_600_000);

let shopId: number;
let segmentId: number;
let shops = 0;

beforeEach(async () => {
  shopId = (await ensureShop(`drift-${++shops}.myshopify.com`)).id;
  await db.query(sql`UPDATE shops SET installed_at = ${begun} WHERE id = ${shopId}`);
  segmentId = await addSegment("Tea drinkers", "storefront_event.product_viewed MATCHES (id = 17, date >= -14d)");
});

async function addSegment(name: string, text: string): Promise<number> {
  const draft = { name, description: "", family: "affinity", goal: null, owner: "", parentId: null } as const;
  const saved = await saveSegment(shopId, null, { ...draft, definition: parse(text) }, begun);
  if (saved.outcome !== "saved") throw new Error(JSON.stringify(saved));
  await db.query(sql`UPDATE segments SET state = 'live', applied_version = 1 WHERE shop_id = ${shopId}`);
  return saved.segmentId;
}

interface Life {
  from: number;
  until: number;
  perDay: number;
  country?: string;
  /** How many days each stays. */
  stays?: number;
}

/** Shoppers who come into the segment on each of some days, of mixed countries, and leave again. */
async function come({ from, until, perDay, country, stays = 20 }: Life): Promise<void> {
  await db.query(sql`
    WITH people AS (
      INSERT INTO profiles (shop_id, email, country_code, known_since)
      SELECT ${shopId}::int, 'p' || d || '-' || n || '-' || ${perDay}::int || '@example.com',
        coalesce(${country ?? null}, (ARRAY['GB', 'GB', 'GB', 'IE', 'US'])[1 + (n * 7 + d) % 5]),
        ${begun}::timestamptz + make_interval(days => d) - interval '30 days'
      FROM generate_series(${from}::int, ${until}::int - 1) d, generate_series(1, ${perDay}::int + (d * 5) % 3 - 1) n
      RETURNING id, known_since
    )
    INSERT INTO memberships (shop_id, segment_id, profile_id, entered_at, left_at, entered_cause, left_cause)
    SELECT ${shopId}::int, ${segmentId}::int, id, at, CASE WHEN at + s < ${daysLater(150)} THEN at + s END, 'fact',
      CASE WHEN at + s < ${daysLater(150)} THEN 'time' END
    FROM people, LATERAL (SELECT known_since + interval '30 days 9 hours' AS at, make_interval(days => ${stays}::int) AS s) t`);
}

/** Mails to the segment on each of some days, of which a share is clicked. */
async function mail(from: number, until: number, perDay: number, clickEvery: number): Promise<void> {
  await db.query(sql`
    WITH mails AS (
      INSERT INTO messages (shop_id, profile_id, source_kind, source_id, step, program_id, segment_id, template_key, state,
        next_attempt_at, queued_at, settled_at)
      SELECT ${shopId}::int, 1, 'flow', d * 10000 + n, 0, 1, ${segmentId}::int, 'welcome', 'sent', at, at, at
      FROM generate_series(${from}::int, ${until}::int - 1) d, generate_series(1, ${perDay}::int) n,
        LATERAL (SELECT ${begun}::timestamptz + make_interval(days => d, hours => 10) AS at) t
      RETURNING id, settled_at
    )
    INSERT INTO message_feedback (shop_id, message_id, kind, occurred_at)
    SELECT ${shopId}::int, id, k.kind, settled_at + interval '2 hours'
    FROM (SELECT *, row_number() OVER (PARTITION BY settled_at ORDER BY id) AS n,
        extract(epoch FROM settled_at)::bigint / 86400 AS d FROM mails) m,
      LATERAL (VALUES ('delivered', true), ('clicked', (m.n + m.d) % ${clickEvery}::int = 0)) k(kind, came)
    WHERE k.came`);
}

async function view(from: number, until: number, perDay: number): Promise<void> {
  await ensureMonths([0, 31, 62, 93, 124].map((days) => daysLater(days)));
  await db.query(sql`
    INSERT INTO events (shop_id, occurred_at, kind, source_id, profile_id, properties)
    SELECT ${shopId}::int, ${begun}::timestamptz + make_interval(days => d, mins => n * 9), 'product_viewed', d || '-' || n, 1,
      '{"productIds": ["17"]}'::jsonb
    FROM generate_series(${from}::int, ${until}::int - 1) d, generate_series(1, ${perDay}::int) n`);
}

async function lookEachDay(from: number, until: number): Promise<void> {
  // As the database does by itself, a while after so much was written.
  await db.query(sql`ANALYZE messages, message_feedback, memberships, profiles, orders`);
  for (let day = from; day <= until; day++) await lookForDrift(shopId, daysLater(day));
}
const alarms = async () =>
  (await listAlarms(shopId, { isOpen: true })).map(({ kind, found, foundAt }) => ({
    ...{ kind, cause: found.cause, what: found.what },
    day: Math.floor((foundAt.getTime() - begun.getTime()) / 86_400_000),
  }));

test("a segment about which nothing changes has no alarms", async () => {
  await come({ from: 0, until: 140, perDay: 20 });
  await mail(60, 140, 60, 20);
  await lookEachDay(125, 140);
  expect(await alarms()).toEqual([]);
});

test("mail that is clicked less is found within a week", async () => {
  await come({ from: 0, until: 140, perDay: 20 });
  await mail(60, 130, 200, 20);
  await mail(130, 140, 200, 100);
  await lookEachDay(130, 137);
  expect(await alarms()).toMatchObject([{ kind: "clicks", cause: "itself" }]);
});

test("three times as many who come in are found within a week, and that it is because of who comes", async () => {
  await come({ from: 0, until: 140, perDay: 20 });
  await come({ from: 130, until: 140, perDay: 45 });
  await lookEachDay(130, 137);
  expect(await alarms()).toMatchObject([{ kind: "size", cause: "inflow" }]);
});

test("others who come in are found within a week, with the country that they are from", async () => {
  await come({ from: 0, until: 130, perDay: 20 });
  await come({ from: 130, until: 140, perDay: 11, country: "DE" });
  await come({ from: 130, until: 140, perDay: 9 });
  await lookEachDay(130, 137);
  expect(await alarms()).toMatchObject([{ kind: "mix", cause: "mix", what: "DE" }]);
});

test("when views stop, the segment that asks for them is told, with that as the cause of all else", async () => {
  await come({ from: 0, until: 130, perDay: 20, stays: 10 });
  await view(0, 130, 30);
  await lookAtQuality(shopId, daysLater(132));
  await lookEachDay(132, 137);
  const found = await alarms();
  expect(found).toContainEqual(expect.objectContaining({ kind: "tracking", what: "product_viewed" }));
  expect(new Set(found.map(({ cause }) => cause))).toEqual(new Set(["tracking"]));
});

test("a product that is gone is told of the segment that asks for it, once it is gone", async () => {
  await db.query(sql`
    INSERT INTO products (shop_id, product_id, title, tags, version, digest)
    VALUES (${shopId}, 17, 'Green tea', '{}', ${begun}, 'x')`);
  await lookForDrift(shopId, daysLater(130));
  expect(await alarms()).toEqual([]);
  await db.query(sql`UPDATE products SET deleted_at = ${daysLater(130)} WHERE shop_id = ${shopId}`);
  await lookForDrift(shopId, daysLater(131));
  expect(await alarms()).toMatchObject([{ kind: "catalog", cause: "catalog", what: "Green tea" }]);
});

test("what an edit of the definition changes is no drift", async () => {
  await come({ from: 0, until: 140, perDay: 20 });
  await come({ from: 130, until: 140, perDay: 60 });
  await db.query(sql`
    INSERT INTO segment_versions (shop_id, segment_id, version, definition, created_at)
    SELECT shop_id, segment_id, 2, definition, ${daysLater(130)} FROM segment_versions WHERE shop_id = ${shopId}`);
  await lookEachDay(130, 140);
  expect(await alarms()).toEqual([]);
});

test("what was expected is not told again, and another shop cannot say so", async () => {
  await come({ from: 0, until: 140, perDay: 20 });
  await come({ from: 130, until: 140, perDay: 45 });
  await lookEachDay(130, 137);
  const [alarm] = await listAlarms(shopId, { isOpen: true });
  const { id: otherId } = await ensureShop("drift-other.myshopify.com");
  expect(await dismissDrift(otherId, alarm?.id ?? 0, "Mine", daysLater(137))).toBe(false);
  expect(await dismissDrift(shopId, alarm?.id ?? 0, "We were on television", daysLater(137))).toBe(true);
  await lookEachDay(138, 140);
  expect(await alarms()).toEqual([]);
});

test("a shop that is not there is not looked at", async () => {
  await lookForDrift(999_999, daysLater(1));
  expect((await getShop(shopId)).id).toBe(shopId);
});
