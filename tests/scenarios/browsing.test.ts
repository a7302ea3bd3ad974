import sql from "sql-template-tag";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { describeEntry } from "~/components/timeline-words";
import { db, transact } from "~/db.server";
import { noFacts } from "~/domains/ingest/facts";
import { foldReceipts, forgetPixelDeliveries } from "~/domains/ingest/index.server";
import { saveFacts } from "~/domains/ingest/save.server";
import { listTimeline } from "~/domains/reports/index.server";
import { ensureShop } from "~/domains/shops/index.server";
import { accountOf, findStorefront } from "~/domains/storefront/index.server";
import { allowPixel, takePixel } from "~/doors/pixel.server";
import { hostilePixelBodies } from "../support/hostile-pixel";
import { pixelBody, sendPixel, view } from "../support/browsing";
import { openDoor } from "../support/door";

const now = new Date();
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const client = "5d2a0f0e-0000-4000-8000-browser00001";

let door: Awaited<ReturnType<typeof openDoor>>;
let shopId: number;
beforeAll(async () => {
  door = await openDoor(takePixel);
  shopId = (await ensureShop("browsing.myshopify.com")).id;
  await db.query(sql`UPDATE shops SET installed_at = ${now} WHERE id = ${shopId}`);
});
afterAll(() => door.close());

interface Seen {
  kind: string;
  occurredAt: Date;
  properties: Record<string, unknown>;
  actor: string | null;
}

async function eventsOf(id: number): Promise<Seen[]> {
  return db.query<Seen>(sql`
    SELECT kind, occurred_at AS "occurredAt", properties, actor FROM events WHERE shop_id = ${id} ORDER BY occurred_at, kind`);
}

async function countReceipts(): Promise<number> {
  const [row] = await db.query<{ count: number }>(sql`SELECT count(*)::int AS count FROM receipts`);
  return row?.count ?? 0;
}

test("what was looked at and searched for becomes events of the browser, in the words of segments", async () => {
  const events = [
    { name: "page_viewed", at: minutesAgo(9), data: { click: null } },
    view("7000000000001", minutesAgo(8)),
    { name: "collection_viewed", at: minutesAgo(7), data: { collection: "9" } },
    { name: "search_submitted", at: minutesAgo(6), data: { query: "niacinamide" } },
    { name: "cart_viewed", at: minutesAgo(5), data: { cart: "Z2NwLXVz" } },
    { name: "checkout_started", at: minutesAgo(4), data: { token: "c0ffee" } },
  ];
  const body = pixelBody(shopId, { client, events });
  expect(await sendPixel(door.url, body)).toBe(200);
  expect(await foldReceipts(shopId, now)).toEqual({ folded: 1 });
  const seen = await eventsOf(shopId);
  expect(seen.map(({ kind, properties }) => ({ kind, ...properties }))).toMatchObject([
    { kind: "page_viewed", path: "/" },
    { kind: "product_viewed", productIds: ["7000000000001"], device: "desktop" },
    { kind: "collection_viewed", collectionId: "9" },
    { kind: "search_submitted", query: "niacinamide" },
  ]);
  expect(new Set(seen.map(({ actor }) => actor))).toEqual(new Set([`client:${client}`]));
  expect(seen[1]?.occurredAt).toEqual(minutesAgo(8));
});

test("the same delivery again is taken once, and the same event in another delivery is one event", async () => {
  const before = (await eventsOf(shopId)).length;
  const same = view("5", minutesAgo(3), "one-and-the-same");
  const batch = { client, events: [same], id: "batch-of-the-browser" };
  expect(await sendPixel(door.url, pixelBody(shopId, batch))).toBe(200);
  expect(await sendPixel(door.url, pixelBody(shopId, batch))).toBe(200);
  expect(await sendPixel(door.url, pixelBody(shopId, { client, events: [same] }))).toBe(200);
  expect(await foldReceipts(shopId, now)).toEqual({ folded: 2 });
  expect((await eventsOf(shopId)).length).toBe(before + 1);
});

test("a clock that is wrong does not move what happened into the future, or by more than a day into the past", async () => {
  const clocks = {
    future: minutesAgo(-600),
    "yesterday's": minutesAgo(25 * 60),
    "this morning's": minutesAgo(20 * 60),
  };
  const events = Object.values(clocks).map((at, i) => view(String(900 + i), at));
  expect(await sendPixel(door.url, pixelBody(shopId, { client, events }))).toBe(200);
  await foldReceipts(shopId, now);
  const at = new Map((await eventsOf(shopId)).map((event) => [JSON.stringify(event.properties["productIds"]), event]));
  const heard = (id: string) => at.get(`["${id}"]`)?.occurredAt.getTime() ?? 0;
  expect(Math.abs(heard("900") - Date.now())).toBeLessThan(60_000);
  expect(Math.abs(heard("901") - Date.now())).toBeLessThan(60_000);
  expect(heard("902")).toBe(minutesAgo(20 * 60).getTime());
});

test("of five hundred hostile bodies none is kept, none is answered with a server's error", async () => {
  const before = await countReceipts();
  const bodies = hostilePixelBodies(accountOf(shopId), 500);
  expect(bodies).toHaveLength(500);
  const statuses = new Map<number, number>();
  for (const [i, { body }] of bodies.entries()) {
    const status = await sendPixel(door.url, body, `198.51.${i % 250}.9`);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
  expect([...statuses.keys()].sort()).toEqual([400, 404, 413]);
  expect(await countReceipts()).toBe(before);
});

test("a page of any origin may send, and is told how it went", async () => {
  const asking = await openDoor(allowPixel);
  const asked = await fetch(asking.url, { method: "OPTIONS", headers: { origin: "https://fern.example" } });
  await asking.close();
  expect([asked.status, asked.headers.get("access-control-allow-methods")]).toEqual([204, "POST"]);
  const refused = await fetch(door.url, { method: "POST", body: "{}", headers: { "x-forwarded-for": "192.0.2.44" } });
  expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining("shop: ")]);
  for (const { headers } of [asked, refused]) expect(headers.get("access-control-allow-origin")).toBe("*");
});

test("nobody listens for a shop that has gone, or by a word that was not made here", async () => {
  const gone = await ensureShop("gone.myshopify.com");
  await db.query(sql`
    UPDATE shops SET installed_at = ${minutesAgo(60)}, uninstalled_at = ${minutesAgo(5)} WHERE id = ${gone.id}`);
  const events = [view("1", now)];
  expect(await sendPixel(door.url, pixelBody(gone.id, { client, events }))).toBe(404);
  expect(await sendPixel(door.url, pixelBody(gone.id + 1000, { client, events }))).toBe(404);
});

test("a network that sends too much has to wait, and others are heard meanwhile", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  try {
    const sent = Array.from({ length: 310 }, () => sendPixel(door.url, "{}", "2001:db8:77::1"));
    const statuses = await Promise.all(sent);
    expect(statuses.filter((status) => status === 429)).toHaveLength(10);
    expect(await sendPixel(door.url, "{}", "2001:db8:77:ffff::2")).toBe(429);
    expect(await sendPixel(door.url, "{}", "2001:db8:78::1")).toBe(400);
    vi.setSystemTime(Date.now() + 1000);
    expect(await sendPixel(door.url, "{}", "2001:db8:77::1")).toBe(400);
  } finally {
    vi.useRealTimers();
  }
});

test("that the pixel and the popup's script work is noted, once in a while", async () => {
  const seen = async () => (await findStorefront(shopId)) ?? expect.fail("Nothing was noted");
  await vi.waitUntil(async () => (await seen()).pixelSeenAt !== null);
  expect((await seen()).embedSeenAt).toBeNull();
  const before = (await seen()).pixelSeenAt;
  const events = [{ name: "tessera:scrolled", at: now, data: { percent: 50 } }];
  expect(await sendPixel(door.url, pixelBody(shopId, { client, events }))).toBe(200);
  await vi.waitUntil(async () => (await seen()).embedSeenAt !== null);
  expect((await seen()).pixelSeenAt).toEqual(before);
});

test("how far somebody read, how long they stayed and what they watched can be asked for, page by page", async () => {
  const other = await ensureShop("readers.myshopify.com");
  await db.query(sql`UPDATE shops SET installed_at = ${now} WHERE id = ${other.id}`);
  const events = [
    { name: "page_viewed", at: minutesAgo(9), data: { click: null }, path: "/blogs/care/layers" },
    { name: "tessera:scrolled", at: minutesAgo(8), data: { percent: 75 }, path: "/blogs/care/layers" },
    { name: "tessera:stayed", at: minutesAgo(7), data: { seconds: 180 }, path: "/blogs/care/layers" },
    { name: "tessera:video_played", at: minutesAgo(6), data: { title: "How to layer" }, path: "/products/calm" },
  ];
  await transact((tx) => {
    const mentions = [{ customerId: "31", email: null, at: minutesAgo(500) }];
    return saveFacts(other.id, { ...noFacts(), mentions }, "live", tx);
  });
  expect(await sendPixel(door.url, pixelBody(other.id, { client, events, customer: "31" }))).toBe(200);
  await foldReceipts(other.id, new Date());
  const [reader] = await db.query<{ id: string }>(sql`SELECT id FROM profiles WHERE shop_id = ${other.id}`);
  const entries = await listTimeline(other.id, reader?.id ?? "", { kind: "visits", limit: 10, offset: 0 });
  expect(entries.map((entry) => describeEntry(entry, null))).toEqual([
    "Played the video “How to layer”",
    "Stayed on the page “/blogs/care/layers” for 180 seconds",
    "Scrolled down the page “/blogs/care/layers” to 75 %",
    "Was on the page “/blogs/care/layers”",
  ]);
});

test("a day later the deliveries are gone, what they told stays, and what nobody understood waits for a person", async () => {
  await db.query(sql`
    INSERT INTO receipts (shop_id, source, delivery_id, topic, body) VALUES (${shopId}, 'pixel', 'odd', 'pixel', '{}')`);
  await foldReceipts(shopId, now);
  const before = await eventsOf(shopId);
  await forgetPixelDeliveries(minutesAgo(60));
  expect(await countReceipts()).toBeGreaterThan(2);
  await forgetPixelDeliveries(minutesAgo(-60));
  const left = await db.query(sql`SELECT delivery_id AS id, state FROM receipts WHERE source = 'pixel'`);
  expect(left).toEqual([{ id: "odd", state: "dead" }]);
  expect(await eventsOf(shopId)).toEqual(before);
});

test("nothing a browser says makes a person, a consent or money", async () => {
  const events = [
    view("1", now),
    { name: "checkout_completed", at: now, data: { token: "never-heard-of" } },
    { name: "tessera:quiz", at: now, data: { response: "0123456789012345678901" } },
  ];
  const other = await ensureShop("nobody.myshopify.com");
  await db.query(sql`UPDATE shops SET installed_at = ${now} WHERE id = ${other.id}`);
  expect(await sendPixel(door.url, pixelBody(other.id, { client, events, customer: "777" }))).toBe(200);
  await foldReceipts(other.id, new Date());
  for (const table of ["profiles", "identities", "consent_records", "orders", "baskets", "dirty_profiles"]) {
    expect(await db.query(sql([`SELECT 1 FROM ${table} WHERE shop_id = ${other.id}`])), table).toEqual([]);
  }
  expect(await eventsOf(other.id)).toHaveLength(1);
});
