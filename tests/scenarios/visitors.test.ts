import sql from "sql-template-tag";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db, transact } from "~/db.server";
import { ensureMonths } from "~/domains/events/index.server";
import type { EventFact } from "~/domains/events/model";
import { followLink, judgeClicks } from "~/domains/feedback/index.server";
import { clickIdOf, foldReceipts } from "~/domains/ingest/index.server";
import { noFacts } from "~/domains/ingest/facts";
import { saveFacts } from "~/domains/ingest/save.server";
import { clickUrls, saveTargets } from "~/domains/links/index.server";
import type { VisitorClaim } from "~/domains/profiles/model";
import { countMembers, loadContext, parse } from "~/domains/segments/index.server";
import { takePixel } from "~/doors/pixel.server";
import { shopifyWebhooks } from "~/doors/shopify-webhooks.server";
import { drain } from "~/jobs/drain.server";
import { pipeline } from "~/jobs/pipeline.server";
import { pixelBody, sendPixel, view, type TestBatch } from "../support/browsing";
import { deliver, openDoor } from "../support/door";
import { mailed, openShop } from "../support/mailed";

const now = new Date();
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const family = "family-computer-1";
const [ada, bea] = ["101", "102"];

let pixel: Awaited<ReturnType<typeof openDoor>>;
let webhooks: Awaited<ReturnType<typeof openDoor>>;
beforeAll(async () => {
  pixel = await openDoor(takePixel);
  webhooks = await openDoor(shopifyWebhooks);
});
afterAll(async () => {
  await pixel.close();
  await webhooks.close();
});

let shops = 0;

/** A shop in which Ada and Bea are customers. */
async function familyShop(): Promise<{ shopId: number; domain: string }> {
  const domain = `family-${++shops}.myshopify.com`;
  const shopId = await openShop(domain, minutesAgo(600));
  await transact((tx) => {
    const mentions = [ada, bea].map((customerId) => ({ customerId, email: null, at: minutesAgo(5000) }));
    return saveFacts(shopId, { ...noFacts(), mentions }, "live", tx);
  });
  return { shopId, domain };
}

async function browse(shopId: number, batch: TestBatch): Promise<void> {
  expect(await sendPixel(pixel.url, pixelBody(shopId, batch), `192.0.2.${shops}`)).toBe(200);
  await foldReceipts(shopId, new Date());
}

/** Who looked at each product: a customer's number, `guest`, or nobody. */
async function viewers(shopId: number): Promise<Record<string, string | null>> {
  const rows = await db.query<{ product: string; viewer: string | null }>(sql`
    SELECT e.properties #>> '{productIds,0}' AS product,
      CASE WHEN e.profile_id IS NOT NULL THEN coalesce(p.customer_id::text, 'guest') END AS viewer
    FROM events e LEFT JOIN profiles p ON p.shop_id = e.shop_id AND p.id = e.profile_id
    WHERE e.shop_id = ${shopId} AND e.kind = 'product_viewed' ORDER BY 1`);
  return Object.fromEntries(rows.map(({ product, viewer }) => [product, viewer]));
}

async function dirty(shopId: number): Promise<(string | null)[]> {
  const rows = await db.query<{ customer: string | null }>(sql`
    DELETE FROM dirty_profiles d USING profiles p
    WHERE d.shop_id = ${shopId} AND p.shop_id = ${shopId} AND p.id = d.profile_id RETURNING p.customer_id AS customer`);
  return rows.map(({ customer }) => customer).sort();
}

test("what was looked at before signing in is hers once she does, and her segments are worked out anew", async () => {
  const { shopId } = await familyShop();
  await dirty(shopId);
  await browse(shopId, { client: family, events: [view("1", minutesAgo(50))] });
  expect(await viewers(shopId)).toEqual({ 1: null });
  expect(await dirty(shopId)).toEqual([]);
  await browse(shopId, { client: family, customer: ada, events: [view("2", minutesAgo(40))] });
  await browse(shopId, { client: family, events: [view("3", minutesAgo(30))] });
  expect(await viewers(shopId)).toEqual({ 1: ada, 2: ada, 3: ada });
  expect(await dirty(shopId)).toEqual([ada]);
  // The view from before she signed in counts like the others, and bea has none.
  const asked = async (count: number) => {
    const context = await loadContext(shopId, now, db);
    const definition = parse(`storefront_event.product_viewed MATCHES (count >= ${count})`);
    return (await countMembers(definition, { context, traits: "facts" })).in;
  };
  expect([await asked(3), await asked(4)]).toEqual([1, 0]);
});

test("of two people on one browser each has what was done in her time", async () => {
  const { shopId } = await familyShop();
  const days = [
    { customer: null, events: [view("1", minutesAgo(59))] },
    { customer: ada, events: [view("2", minutesAgo(50))] },
    { customer: null, events: [view("3", minutesAgo(45))] },
    { customer: bea, events: [view("4", minutesAgo(40))] },
    { customer: null, events: [view("5", minutesAgo(35))] },
    { customer: ada, events: [view("6", minutesAgo(30))] },
  ];
  // The last is told first.
  for (const day of days.toReversed()) await browse(shopId, { client: family, ...day });
  expect(await viewers(shopId)).toEqual({ 1: ada, 2: ada, 3: ada, 4: bea, 5: bea, 6: ada });
});

/** A guest begins a checkout, of which Shopify tells. */
async function tellCheckout(shopId: number, domain: string, token: string, email: string): Promise<void> {
  const body = JSON.stringify({
    ...{ id: 5, token, cart_token: null, email, currency: "GBP", total_price: "5.00", line_items: [] },
    ...{ created_at: minutesAgo(20).toISOString(), updated_at: minutesAgo(19).toISOString() },
  });
  expect(await deliver(webhooks.url, { topic: "checkouts/create", body, shop: domain })).toBe(200);
  await foldReceipts(shopId, new Date());
}

test("a checkout that a browser showed is told whose by the checkout's own delivery, whichever comes first", async () => {
  for (const isPixelFirst of [true, false]) {
    const { shopId, domain } = await familyShop();
    const token = "c0ffee0001";
    const started = { name: "checkout_started", at: minutesAgo(20), data: { token } };
    const browsing = { client: family, events: [view("1", minutesAgo(30)), started] };
    if (isPixelFirst) await browse(shopId, browsing);
    await tellCheckout(shopId, domain, token, "guest@example.com");
    if (!isPixelFirst) await browse(shopId, browsing);
    expect(await viewers(shopId)).toEqual({ 1: "guest" });
  }
});

/** A customer's record says which address is theirs. */
async function says(shopId: number, customerId: string, email: string, minutes: number): Promise<void> {
  const version = minutesAgo(minutes);
  const [firstName, lastName, digest] = ["", "", "x"];
  const about = { phone: null, firstName, lastName, countryCode: null, regionCode: null, city: null, digest };
  const customer = { ...about, customerId, email, createdAt: version, version };
  await transact((tx) => saveFacts(shopId, { ...noFacts(), customers: [customer] }, "live", tx));
}

test("when an address changes hands, so do the browsers of guests who checked out under it", async () => {
  const { shopId, domain } = await familyShop();
  const email = "shared@example.com";
  await says(shopId, ada, email, 90);
  const started = { name: "checkout_started", at: minutesAgo(20), data: { token: "c0ffee0002" } };
  await browse(shopId, { client: family, events: [view("1", minutesAgo(30)), started] });
  await tellCheckout(shopId, domain, "c0ffee0002", email);
  expect(await viewers(shopId)).toEqual({ 1: ada });
  await says(shopId, bea, email, 10);
  expect(await viewers(shopId)).toEqual({ 1: bea });
});

test("when a guest turns out to be a customer, the guest's browser is the customer's from now on", async () => {
  const { shopId, domain } = await familyShop();
  const started = { name: "checkout_started", at: minutesAgo(20), data: { token: "c0ffee0003" } };
  await browse(shopId, { client: family, events: [view("1", minutesAgo(30)), started] });
  await tellCheckout(shopId, domain, "c0ffee0003", "ada@example.com");
  expect(await viewers(shopId)).toEqual({ 1: "guest" });
  await says(shopId, ada, "ada@example.com", 10);
  await browse(shopId, { client: family, events: [view("2", minutesAgo(5))] });
  expect(await viewers(shopId)).toEqual({ 1: ada, 2: ada });
});

test("when two customers become one, so do their browsers", async () => {
  const { shopId } = await familyShop();
  await browse(shopId, { client: family, customer: bea, events: [view("1", minutesAgo(30))] });
  await transact((tx) =>
    saveFacts(shopId, { ...noFacts(), merges: [{ keptId: ada, mergedId: bea, at: minutesAgo(10) }] }, "live", tx),
  );
  await browse(shopId, { client: family, events: [view("2", minutesAgo(20))] });
  expect(await viewers(shopId)).toEqual({ 1: ada, 2: ada });
});

test("an erased person's browsing is gone, what others did on the browser stays, and nothing late brings it back", async () => {
  const { shopId, domain } = await familyShop();
  await browse(shopId, { client: family, customer: ada, events: [view("1", minutesAgo(50))] });
  await browse(shopId, { client: family, customer: bea, events: [view("2", minutesAgo(40))] });
  const late = { client: family, customer: ada, events: [view("3", minutesAgo(45))] };
  const lateUnnamed = { client: family, events: [view("4", minutesAgo(48))] };
  const body = JSON.stringify({ shop_domain: domain, customer: { id: Number(ada) }, orders_to_redact: [] });
  expect(await deliver(webhooks.url, { topic: "customers/redact", body, shop: domain })).toBe(200);
  await drain(shopId, () => new Date());
  expect(await viewers(shopId)).toEqual({ 2: bea });

  await browse(shopId, late);
  await browse(shopId, lateUnnamed);
  expect(await viewers(shopId)).toEqual({ 2: bea });
  const claims = await db.query<{ key: string }>(sql`SELECT key FROM visitor_claims WHERE shop_id = ${shopId}`);
  expect(claims).toEqual([{ key: bea }]);
  // What is done from now on counts again.
  await browse(shopId, { client: family, events: [view("5", new Date())] });
  expect(await viewers(shopId)).toEqual({ 2: bea, 5: bea });
});

test("what nobody has turned out to have done in 90 days is forgotten, what is somebody's is not", async () => {
  const { shopId } = await familyShop();
  const longAgo = new Date(now.getTime() - 91 * 86_400_000);
  const lately = new Date(now.getTime() - 89 * 86_400_000);
  await ensureMonths([longAgo, lately]);
  const looked = (product: string, clientId: string, occurredAt: Date): EventFact => ({
    ...{
      kind: "product_viewed",
      sourceId: `view-${product}`,
      occurredAt,
      profileId: null,
      actor: `client:${clientId}`,
    },
    properties: { productIds: [product] },
  });
  const shown = (clientId: string, key: string, at: Date): VisitorClaim => ({
    ...{ clientId, source: "login", key, at, profileId: null },
  });
  const events = [
    looked("1", "stranger-0001", longAgo),
    looked("2", "stranger-0001", lately),
    looked("3", family, longAgo),
  ];
  const claims = [
    shown("stranger-0001", "999", longAgo),
    shown("stranger-0002", "998", lately),
    shown(family, ada, longAgo),
  ];
  await transact((tx) => saveFacts(shopId, { ...noFacts(), events, claims }, "live", tx));
  await pipeline["day.began"]({}, now);
  expect(await viewers(shopId)).toEqual({ 2: null, 3: ada });
  const kept = await db.query<{ key: string }>(sql`
    SELECT key FROM visitor_claims WHERE shop_id = ${shopId} ORDER BY key`);
  expect(kept.map(({ key }) => key)).toEqual([ada, "998"]);
});

const scanner = { isOnlyLooking: false, isKnownBot: true, system: "Linux", network: "203.0.113" };

/** A mail with a link to the shop's own page, which is followed. @returns the address it leads on to */
async function clicked(shopId: number, domain: string, at: Date) {
  const [reader] = await mailed(shopId, [`reader${shopId}`], minutesAgo(60));
  if (!reader) throw new Error("Nobody was mailed");
  const { messageId, profileId } = reader;
  const target = `https://${domain}/products/calm?size=30#top`;
  const linkId = (await saveTargets(shopId, [{ target, profileId }], db)).get(target) ?? "";
  const token = clickUrls({ shopId, messageId, linkCount: 1 })(linkId).split("/c/")[1] ?? "";
  const way = await followLink(token, scanner, at);
  if (way.to === "nowhere") throw new Error("The link leads nowhere");
  return { messageId, profileId, url: new URL(way.url) };
}

async function reasonsOf(shopId: number): Promise<string[][]> {
  const rows = await db.query<{ reasons: string[] }>(sql`
    SELECT reasons FROM message_clicks WHERE shop_id = ${shopId} ORDER BY id`);
  return rows.map(({ reasons }) => reasons);
}

test("a link of a mail tells the shop's own page whose browser it is, and the page that a person made the click", async () => {
  const { shopId, domain } = await familyShop();
  const { url, profileId, messageId } = await clicked(shopId, domain, new Date());
  expect(url.href).toMatch(/^https:\/\/family-\d+\.myshopify\.com\/products\/calm\?size=30&tc=[\w.-]{40,110}#top$/);
  await judgeClicks(shopId, new Date(Date.now() + 60_000));
  expect(await reasonsOf(shopId)).toEqual([["known_bot"]]);

  const click = url.searchParams.get("tc");
  const events = [view("1", minutesAgo(30)), { name: "page_viewed", at: new Date(), data: { click } }];
  await browse(shopId, { client: family, events });
  const owners = await db.query(sql`
    SELECT DISTINCT profile_id AS "profileId" FROM events WHERE shop_id = ${shopId} AND kind = 'product_viewed'`);
  expect(owners).toEqual([{ profileId }]);

  const done = await drain(shopId, () => new Date(Date.now() + 60_000));
  expect(done["clicks.taken"]).toBeGreaterThan(0);
  expect(await reasonsOf(shopId)).toEqual([[]]);
  const clicks = await db.query(sql`
    SELECT properties ->> 'messageId' AS "messageId" FROM events WHERE shop_id = ${shopId} AND kind = 'message_clicked'`);
  expect(clicks).toEqual([{ messageId }]);
});

test("a click id of another shop, an old one that was passed on, and a made-up one say nothing", async () => {
  const { shopId, domain } = await familyShop();
  const other = await familyShop();
  const { profileId, messageId } = await clicked(shopId, domain, new Date());
  const about = { messageId, linkId: "1", profileId };
  const ids = [
    clickIdOf({ ...about, shopId: other.shopId, at: new Date() }),
    clickIdOf({ ...about, shopId, at: minutesAgo(31) }),
    clickIdOf({ ...about, shopId, at: new Date() }).replace(/.$/, (last) => (last === "A" ? "B" : "A")),
    "tc",
  ];
  for (const click of ids) {
    const events = [view("1", minutesAgo(5), "one-view"), { name: "page_viewed", at: minutesAgo(5), data: { click } }];
    await browse(shopId, { client: family, events });
  }
  expect(await viewers(shopId)).toEqual({ 1: null });
});

test("links to elsewhere carry no id, and a reader whose mail is forgotten gets on all the same", async () => {
  const { shopId, domain } = await familyShop();
  const { messageId, profileId } = await clicked(shopId, domain, new Date());
  const target = "https://elsewhere.example/a?b=1";
  const linkId = (await saveTargets(shopId, [{ target, profileId }], db)).get(target) ?? "";
  const follow = (id: string) => {
    const token = clickUrls({ shopId, messageId: id, linkCount: 1 })(linkId).split("/c/")[1] ?? "";
    return followLink(token, scanner, new Date());
  };
  expect(await follow(messageId)).toEqual({ to: "target", url: target });
  expect(await follow("999999")).toEqual({ to: "target", url: target });
});
