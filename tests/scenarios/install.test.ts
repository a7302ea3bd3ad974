import sql from "sql-template-tag";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "~/db.server";
import { listFlows, setFlowEnabled } from "~/domains/flows/index.server";
import { listBackfills } from "~/domains/ingest/index.server";
import { savePolicies } from "~/domains/messages/index.server";
import { expireAccessToken, findTokens } from "~/domains/shops/admin-api/queries.server";
import { ensureShop, getShop, saveSender, ShopSessionStorage } from "~/domains/shops/index.server";
import { env } from "~/env.server";
import { jobOptions } from "~/jobs/catalog";
import { drain } from "~/jobs/drain.server";
import { perform } from "~/jobs/perform.server";
import { loader as frame } from "../../app/routes/app";
import { loader as home } from "../../app/routes/app._index/route";
import { factories } from "../../sandbox/factories/factories";
import { storeOf } from "../../sandbox/factories/store";
import { createResend } from "../../sandbox/resend";
import { addCustomer, placeOrder, redactShop, uninstall } from "../../sandbox/shopify/store/actions";
import type { Topic } from "../../sandbox/shopify/webhooks/topics";
import { deliver } from "../support/door";
import { atAnyTime } from "../support/mailing";
import { connectShopify, type ConnectedShopify } from "../support/shopify";
import { visit, type Visited } from "../support/visit";
import { overhear, refused, type Wire } from "../support/wire";
import { verifySender } from "../support/verified-sender";

const make = factories(5, new Date());
const product = make.product({ title: "Calming Serum" });
const line = { variantId: product.variants[0].id, quantity: 1 };
const stories = ["opened", "left", "late", "dead", "redacted"] as const;
const domainOf = (story: (typeof stories)[number]) => `${story}.myshopify.com`;
const [first, ...others] = stories.map((story) =>
  storeOf({ shop: make.shop({ domain: domainOf(story) }), products: [product] }),
);

let shopify: ConnectedShopify;
let resend: ReturnType<typeof createResend>;
let wire: Wire;

beforeAll(async () => {
  if (!first) throw new Error("There is no store");
  shopify = await connectShopify(first, { stores: [first, ...others] });
  wire = overhear();
  resend = createResend({ apiKeys: [env.RESEND_API_KEY], domains: ["shop.example"], timeScale: 0 });
  await resend.listen(Number(new URL(env.RESEND_BASE_URL).port));
});

afterAll(async () => {
  wire.hangUp();
  await resend.close();
  await shopify.close();
});

const open = (domain: string): Promise<Visited> => visit(home, "/app", shopify.sessionToken(domain));

/** Lets Shopify's deliveries arrive and works off everything, as of some time from now. */
async function settle(shopId: number, seconds = 0): Promise<void> {
  await shopify.webhooks.settled();
  await drain(shopId, () => new Date(Date.now() + seconds * 1000));
}

/** Works on until the shop's history is read: Shopify takes its moments for every bulk operation. */
async function readHistory(shopId: number): Promise<void> {
  for (let seconds = 0; seconds < 600 && !(await getShop(shopId)).readyAt; seconds += 10) await settle(shopId, seconds);
  expect((await getShop(shopId)).readyAt).not.toBeNull();
}

/** An installed shop whose history is read, ready to send. */
async function workingShop(domain: string): Promise<number> {
  await open(domain);
  const { id } = await ensureShop(domain);
  const brand = {
    fromName: "Story",
    fromEmail: "hello@shop.example",
    replyTo: "",
    brandColor: "#112233",
    brandFont: "sans" as const,
    logoUrl: "",
  };
  await saveSender(id, { ...brand, postalAddress: "1 Example Street, Bristol" }, new Date());
  await verifySender(id, "shop.example", new Date());
  await savePolicies(id, atAnyTime, new Date());
  await readHistory(id);
  for (const flow of await listFlows(id)) await setFlowEnabled(id, flow.id, new Date());
  return id;
}

/** A shopper buys for the first time, which is worth a welcome. */
function buyFirst(domain: string, email: string): void {
  const customer = shopify.perform(domain, addCustomer, { email, firstName: "Ada", subscribed: true });
  shopify.perform(domain, placeOrder, { customerId: customer.id, lines: [line] });
}

/** Sends the last delivery of a topic once more, as one that Shopify had long been trying to make. */
async function deliverAgain(domain: string, topic: Topic): Promise<void> {
  const { deliveries } = shopify.webhooks;
  const last = deliveries.findLast((delivery) => delivery.shop === domain && delivery.topic === topic);
  if (!last) throw new Error(`There was no ${topic} of ${domain}`);
  const { url, body, triggeredAt } = last;
  expect(await deliver(url, { topic, body, triggeredAt, shop: domain })).toBe(200);
}

async function countJobs(shopId: number, name: string): Promise<number> {
  const [row] = await db.query<{ count: number }>(sql`
    SELECT count(*)::int AS count FROM graphile_worker._private_jobs j
    JOIN graphile_worker._private_tasks t ON t.id = j.task_id
    WHERE t.identifier = ${name} AND (j.payload ->> 'shopId')::int = ${shopId}`);
  return row?.count ?? 0;
}

async function ledgerOf(shopId: number) {
  return db.query<{ state: string; reason: string | null }>(
    sql`SELECT state, reason FROM messages WHERE shop_id = ${shopId} ORDER BY id`,
  );
}

test("opening the app exchanges the session token for a pair that expires, and the install begins once", async () => {
  const domain = domainOf("opened");
  const token = shopify.sessionToken(domain);
  // A page and its frame load at once with one session token, and another window with one of its own.
  const visits = await Promise.all([visit(frame, "/app", token), visit(home, "/app", token), open(domain)]);
  expect(visits.map(({ ok }) => ok)).toEqual([true, true, true]);
  // Whoever comes when there is a pair already needs no other.
  expect(new Set(wire.requests("exchange").map(({ fields }) => fields["expiring"]))).toEqual(new Set(["1"]));

  const { id } = await ensureShop(domain);
  expect(await getShop(id)).toMatchObject({ generation: 1, uninstalledAt: null });
  expect(await countJobs(id, "shop.installed")).toBe(1);

  const rows = await db.query<Record<string, unknown>>(sql`SELECT * FROM shop_tokens WHERE shop_id = ${id}`);
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toMatch(/shpat_|shprt_/);
  const pair = await findTokens(id);
  expect(pair).toMatchObject({
    accessToken: expect.stringMatching(/^shpat_/),
    refreshToken: expect.stringMatching(/^shprt_/),
  });
  const hours = ((pair?.expiresAt?.getTime() ?? 0) - Date.now()) / 3600_000;
  const days = ((pair?.refreshTokenExpiresAt?.getTime() ?? 0) - Date.now()) / 86_400_000;
  expect([Math.round(hours), Math.round(days)]).toEqual([1, 90]);

  // Whose tokens are there, but whose install was cut off before it began, begins it with the next page.
  await db.query(sql`UPDATE shops SET installed_at = NULL, generation = 0 WHERE id = ${id}`);
  await open(domain);
  expect(await getShop(id)).toMatchObject({ generation: 1 });
});

test("an uninstalled shop is left alone: no call, no mail, no page; installed again, it works again", async () => {
  const domain = domainOf("left");
  const shopId = await workingShop(domain);
  resend.faults.add({ kind: "answer-429", times: 20 });
  buyFirst(domain, "waiting@example.com");
  await settle(shopId);
  resend.faults.clear();
  expect(await ledgerOf(shopId)).toEqual([{ state: "queued", reason: expect.any(String) }]);

  buyFirst(domain, "unknown@example.com");
  shopify.perform(domain, uninstall, {});
  await settle(shopId);
  expect(await findTokens(shopId)).toBeNull();
  expect(await new ShopSessionStorage().findSessionsByShop(domain)).toEqual([]);

  const asked = wire.requests().length;
  for (const days of [0, 1, 100]) await settle(shopId, days * 86_400);
  const payload = {
    shopId,
    generation: 1,
    segmentId: 1,
    from: "1",
    into: "2",
    receiptId: "1",
    requestId: "1",
    replayId: 1,
    mergeId: "1",
    importId: 1,
  };
  for (const name of Object.keys(jobOptions)) await perform(name, payload, new Date());
  await settle(shopId);
  expect(wire.requests()).toHaveLength(asked);
  expect(resend.mails()).toEqual([]);
  expect(await ledgerOf(shopId)).toEqual([{ state: "skipped", reason: "shop_stopped" }]);

  // Shopify gives no token for it: a window that was left open is sent to fetch a new session token, and shows nothing.
  wire.changeNext("exchange", refused);
  const stale = await open(domain);
  expect(stale).toMatchObject({ ok: false, answer: { status: 401 } });
  const document = await visit(frame, `/app?shop=${domain}&host=YWRtaW4&embedded=1`);
  expect(document).toMatchObject({ ok: false, answer: { status: 302 } });
  expect(await getShop(shopId)).toMatchObject({ generation: 1 });

  expect(await open(domain)).toMatchObject({ ok: true, data: { isReady: false } });
  await readHistory(shopId);
  const again = await getShop(shopId);
  expect(again).toMatchObject({ generation: 2, uninstalledAt: null });
  expect((await listBackfills(shopId, 2)).map(({ state }) => state)).toEqual(["done", "done", "done", "done"]);
  buyFirst(domain, "back@example.com");
  await settle(shopId);
  // Who had bought in the last minutes of the former install is as new to this one; what it had skipped stays skipped.
  expect(resend.mails().flatMap(({ to }) => to)).toEqual(["back@example.com", "unknown@example.com"]);

  // Late word of the former install.
  const backfills = await listBackfills(shopId, 2);
  await deliverAgain(domain, "app/uninstalled");
  await deliverAgain(domain, "bulk_operations/finish");
  await settle(shopId);
  expect(await getShop(shopId)).toEqual(again);
  expect(await listBackfills(shopId, 2)).toEqual(backfills);
  expect((await findTokens(shopId))?.accessToken).toBeTruthy();
});

test("an uninstall that arrives only when the app is open again changes nothing", async () => {
  const domain = domainOf("late");
  const shopId = await workingShop(domain);
  const before = await getShop(shopId);
  await expireAccessToken(shopId);
  shopify.webhooks.hold();
  shopify.perform(domain, uninstall, {});
  await open(domain);
  const tokens = await findTokens(shopId);
  shopify.webhooks.release();
  await settle(shopId);
  expect(await getShop(shopId)).toEqual(before);
  expect(await findTokens(shopId)).toEqual(tokens);
});

test("an uninstall needs no token that works", async () => {
  const domain = domainOf("dead");
  const shopId = await workingShop(domain);
  await expireAccessToken(shopId);
  shopify.perform(domain, uninstall, {});
  await settle(shopId);
  expect((await getShop(shopId)).uninstalledAt).not.toBeNull();
  expect(await findTokens(shopId)).toBeNull();
});

test("what Shopify asks two days after an uninstall is refused to a shop that has come back, and done to one that has not", async () => {
  const domain = domainOf("redacted");
  const shopId = await workingShop(domain);
  buyFirst(domain, "kept@example.com");
  shopify.perform(domain, uninstall, {});
  await settle(shopId);
  await open(domain);
  await readHistory(shopId);
  const countOrders = async () =>
    (await db.query<{ count: number }>(sql`SELECT count(*)::int AS count FROM orders WHERE shop_id = ${shopId}`))[0]
      ?.count;

  shopify.perform(domain, redactShop, {});
  await settle(shopId);
  expect(await countOrders()).toBe(1);
  const receipts = () =>
    db.query(sql`SELECT state, reason FROM receipts WHERE shop_id = ${shopId} AND topic = 'shop/redact' ORDER BY id`);
  const isRefused = { state: "ignored", reason: "the shop has been installed again" };
  expect(await receipts()).toEqual([isRefused]);

  // Gone, back and gone again, what was asked before is still about a former install; only what follows counts.
  for (const comeBack of [true, false]) {
    shopify.perform(domain, uninstall, {});
    await settle(shopId);
    if (comeBack) await open(domain);
  }
  await deliverAgain(domain, "shop/redact");
  await settle(shopId);
  expect(await receipts()).toEqual([isRefused, isRefused]);
  expect(await countOrders()).toBe(1);

  shopify.perform(domain, redactShop, {});
  await settle(shopId);
  expect(await countOrders()).toBe(0);
  expect(await receipts()).toEqual([]);
});
