import { createHmac } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import sql from "sql-template-tag";
import { db } from "~/db.server";
import { choosePreferences, findPermissions, unsubscribeUrl } from "~/domains/consent/index.server";
import { foldFeedback, judgeClicks, verifyResendWebhook } from "~/domains/feedback/index.server";
import { trackLinks } from "~/domains/links/index.server";
import { resendWebhooks } from "~/doors/resend-webhooks.server";
import { env } from "~/env.server";
import { randomFrom } from "../../sandbox/factories/random";
import { sign } from "../../sandbox/resend/webhooks/sign";
import { openDoor } from "../support/door";
import { ledgerOf, openMailingShop, queueWelcomes, type Waiting } from "../support/mailing";
import { deliverEvent, eventBody } from "../support/resend-event";

const start = new Date("2026-06-01T12:00:00Z");
const minute = (n: number) => new Date(start.getTime() + n * 60_000);
let door: Awaited<ReturnType<typeof openDoor>>;
let shopId: number;
let shops = 0;

beforeAll(async () => {
  door = await openDoor(resendWebhooks);
});
afterAll(() => door.close());
afterEach(() => vi.useRealTimers());
beforeEach(async () => {
  shopId = await openMailingShop(`resend-door-${++shops}.myshopify.com`, start);
});

/** Somebody of this shop to whom a mail was sent. */
async function mailed(name: string, shop = shopId): Promise<Waiting> {
  const [one] = await queueWelcomes(shop, [name], start);
  if (!one) throw new Error("Nobody was queued");
  await db.query(sql`
    UPDATE messages SET state = 'sent', resend_id = 'known', settled_at = ${start}
    WHERE shop_id = ${shop} AND id = ${one.messageId}`);
  return one;
}

const receipts = (shop = shopId) =>
  db.query<{ deliveryId: string; topic: string; state: string; reason: string | null }>(sql`
    SELECT delivery_id AS "deliveryId", topic, state, reason FROM receipts WHERE shop_id = ${shop} ORDER BY id`);

const tell = (type: string, one: Waiting, at: Date, more = {}, id?: string) =>
  deliverEvent(door.url, { body: eventBody(type, { shopId, ...one }, at, more), ...(id && { id }) });

const phone =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";
const hardBounce = { bounce: { type: "Permanent", subType: "General", message: "no such mailbox" } };

/** All that feedback has left behind of a shop's people, named by address, once its clicks are judged. */
async function stateOf(shop: number) {
  await judgeClicks(shop, minute(60));
  const feedback = await db.query(sql`
    SELECT p.email, f.kind, f.occurred_at, f.detail FROM message_feedback f
    JOIN messages m ON m.shop_id = f.shop_id AND m.id = f.message_id
    JOIN profiles p ON p.shop_id = m.shop_id AND p.id = m.profile_id
    WHERE f.shop_id = ${shop} ORDER BY p.email, f.kind`);
  const events = await db.query(sql`
    SELECT e.kind, regexp_replace(e.source_id, '^click:.*', 'click') AS source_id, e.occurred_at,
      e.properties ->> 'detail' AS detail
    FROM events e WHERE e.shop_id = ${shop} ORDER BY e.kind, e.occurred_at, 4, 2`);
  const suppressions = await db.query(sql`
    SELECT address_hash, reason, suppressed_at FROM suppressions WHERE shop_id = ${shop} ORDER BY address_hash, reason`);
  return { feedback, events, suppressions };
}

test("the signature is the documented one: base64 of HMAC-SHA-256 over id, timestamp and body", () => {
  const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  const [id, timestamp, body] = ["msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", '{"test": 2432232314}'];
  const key = Buffer.from("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "base64");
  const built = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  expect(built).toBe("g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  expect(sign(secret, { id, timestamp, body })).toBe(`v1,${built}`);

  // The same bytes under this app's own secret, at that time of 2021, and a second too late.
  const own = sign(env.RESEND_WEBHOOK_SECRET, { id, timestamp, body });
  vi.useFakeTimers({ toFake: ["Date"], now: (1614265330 + 300) * 1000 });
  expect(verifyResendWebhook(body, { id, timestamp, signature: own })).toBe(true);
  expect(verifyResendWebhook(body, { id, timestamp, signature: `v1,${built}` })).toBe(false);
  vi.setSystemTime((1614265330 + 301) * 1000);
  expect(verifyResendWebhook(body, { id, timestamp, signature: own })).toBe(false);
});

test("only what Resend signed within five minutes is let in", async () => {
  const body = eventBody("email.delivered", { shopId, ...(await mailed("ada")) }, start);
  const now = Math.floor(Date.now() / 1000);
  const at = (seconds: number) => deliverEvent(door.url, { body, timestamp: String(now + seconds) });
  const [id, timestamp] = ["msg_1", String(now)];
  const own = sign(env.RESEND_WEBHOOK_SECRET, { id, timestamp, body });
  const signed = (signature: string, sent = body) =>
    deliverEvent(door.url, { body: sent, id, timestamp, headers: { "svix-signature": signature } });

  expect([await at(-310), await at(310)]).toEqual([401, 401]);
  expect(await deliverEvent(door.url, { body, secret: "whsec_b3RoZXI=" })).toBe(401);
  expect(await signed(own, `${body} `)).toBe(401);
  expect(await signed(own.replace("v1,", "v2,"))).toBe(401);
  expect(await signed("v1,")).toBe(401);
  expect(await deliverEvent(door.url, { body, timestamp: `${now}.5` })).toBe(400);
  for (const missing of ["svix-id", "svix-timestamp", "svix-signature"])
    expect(await deliverEvent(door.url, { body, headers: { [missing]: null } })).toBe(400);
  expect(await deliverEvent(door.url, { body: " ".repeat(2 * 1024 * 1024 + 1) })).toBe(413);
  expect(await receipts()).toEqual([]);

  // While a secret is rotated, a delivery carries the signatures of both.
  const former = sign("whsec_b3RoZXI=", { id, timestamp, body });
  expect(await signed(`${former} ${own}`)).toBe(200);
  expect([await at(-290), await at(290)]).toEqual([200, 200]);
  expect(await receipts()).toHaveLength(3);
});

test("one id, one receipt; one fold, whatever is repeated", async () => {
  const ada = await mailed("ada");
  const click = { link: "https://shop.example/serum?x=1", timestamp: minute(3).toISOString(), userAgent: phone };
  const clicked = { click };
  for (const id of ["msg_a", "msg_a", "msg_a"])
    expect(await tell("email.clicked", ada, minute(4), clicked, id)).toBe(200);
  expect(await receipts()).toHaveLength(1);
  await foldFeedback(shopId, start);
  const once = await stateOf(shopId);
  expect(once.feedback).toMatchObject([{ kind: "clicked", occurred_at: minute(3), detail: "shop.example/serum" }]);
  await tell("email.clicked", ada, minute(4), clicked, "msg_a");
  await db.query(sql`UPDATE receipts SET state = 'pending' WHERE shop_id = ${shopId}`);
  await foldFeedback(shopId, start);
  expect(await stateOf(shopId)).toEqual(once);
});

test("a click that Resend counted is a person's only when nothing speaks against it", async () => {
  const [ada, bea] = [await mailed("ada"), await mailed("bea")];
  const click = (link: string, at: Date, userAgent = phone) => ({
    click: { link, timestamp: at.toISOString(), ipAddress: "198.51.100.7", userAgent },
  });
  await tell("email.delivered", ada, minute(1));
  for (const [n, page] of ["a", "b", "c"].entries()) {
    const at = new Date(minute(2).getTime() + n * 1000);
    await tell("email.clicked", ada, at, click(`https://shop.example/${page}`, at));
  }
  await tell("email.clicked", bea, minute(3), click("https://shop.example/a", minute(3), "curl/8.5.0"));
  await tell("email.clicked", bea, minute(9), click("https://shop.example/a?k=secret", minute(9)));
  await foldFeedback(shopId, start);
  const { feedback, events } = await stateOf(shopId);
  expect(feedback).toMatchObject([
    { kind: "delivered" },
    { kind: "scanned", detail: "too_many_links" },
    { kind: "clicked", detail: "shop.example/a", occurred_at: minute(9) },
    { kind: "scanned", detail: "known_bot" },
  ]);
  expect(events).toMatchObject([{ kind: "message_clicked", occurred_at: minute(9) }, { kind: "message_delivered" }]);
});

test("a click on a link of ours counts for its own target, one of another mail for nothing, a way out for nothing", async () => {
  const [ada, bea] = [await mailed("ada"), await mailed("bea")];
  const html = '<a href="https://shop.example/serum?k=1">Look</a>';
  const bodies = await trackLinks(shopId, [{ ...ada, html, text: "" }], db);
  const link = /href="([^"]+)"/.exec(bodies.get(ada.messageId)?.html ?? "")?.[1] ?? "";
  const click = (url: string) => ({ click: { link: url, timestamp: minute(3).toISOString(), userAgent: phone } });
  await tell("email.clicked", ada, minute(3), click(link));
  await tell("email.clicked", bea, minute(3), click(link));
  await tell("email.clicked", bea, minute(3), click(unsubscribeUrl({ shopId, ...bea })));
  await foldFeedback(shopId, start);
  expect((await stateOf(shopId)).feedback).toMatchObject([
    { email: "ada@example.com", kind: "clicked", detail: "shop.example/serum" },
  ]);
  expect(await receipts()).toMatchObject([
    { state: "folded" },
    { state: "folded" },
    { state: "ignored", reason: "a way out of the mail was followed, which is no interest in it" },
  ]);
});

test("an opening is noted only of who agreed to it, and is never an event", async () => {
  const [ada, bea] = [await mailed("ada"), await mailed("bea")];
  await choosePreferences({ shopId, ...bea }, { countsOpens: true }, start);
  for (const one of [ada, bea]) await tell("email.opened", one, minute(3));
  await foldFeedback(shopId, start);
  const { feedback, events } = await stateOf(shopId);
  expect(feedback).toMatchObject([{ email: "bea@example.com", kind: "opened" }]);
  expect(events).toEqual([]);
  expect(await receipts()).toMatchObject([
    { state: "ignored", reason: "the shopper has not agreed that opening is noted" },
    { state: "folded" },
  ]);
});

test("hundreds of reports are folded together, and one that the database refuses is dead alone", async () => {
  const names = Array.from({ length: 300 }, (_, n) => `reader${n}`);
  const people = await queueWelcomes(shopId, names, start);
  for (const one of people) await tell("email.delivered", one, minute(1));
  const [ada] = people;
  if (!ada) throw new Error("Nobody was queued");
  // PostgreSQL keeps no NUL in text.
  await tell("email.bounced", ada, minute(2), { bounce: { type: "Permanent\u0000", subType: "General" } });
  await foldFeedback(shopId, start);
  const states = Map.groupBy(await receipts(), ({ state }) => state);
  expect([states.get("folded")?.length, states.get("dead")?.length]).toEqual([300, 1]);
  expect((await stateOf(shopId)).feedback).toHaveLength(300);
});

test("in any order the events of a message end in the same state, and nothing lifts a suppression", async () => {
  const story = (shop: number, ada: Waiting, bea: Waiting) => {
    const of = (one: Waiting, n: number, type: string, more = {}) => ({
      id: `msg_${n}`,
      body: eventBody(type, { shopId: shop, ...one }, minute(n), more),
    });
    const click = (link: string) => ({ click: { link, timestamp: minute(9).toISOString(), userAgent: phone } });
    return [
      of(ada, 1, "email.sent"),
      of(ada, 2, "email.bounced", hardBounce),
      of(ada, 3, "email.delivered"),
      of(bea, 4, "email.delivery_delayed"),
      of(bea, 5, "email.bounced", { bounce: { type: "Transient", subType: "MailboxFull" } }),
      of(bea, 6, "email.delivered"),
      of(bea, 7, "email.opened"),
      of(bea, 8, "email.opened"),
      of(bea, 9, "email.clicked", click("https://shop.example/b")),
      of(bea, 10, "email.clicked", click("https://shop.example/a")),
      of(bea, 11, "email.complained"),
      of(bea, 12, "email.delivered"),
    ];
  };
  const states: unknown[] = [];
  for (const seed of [0, 1, 2, 3, 4]) {
    const shop = await openMailingShop(`order-${seed}.myshopify.com`, start);
    const [ada, bea] = [await mailed("ada", shop), await mailed("bea", shop)];
    const deliveries = story(shop, ada, bea);
    const told = seed === 0 ? deliveries : randomFrom(seed, "order").sample(deliveries, deliveries.length);
    for (const [i, delivery] of told.entries()) {
      expect(await deliverEvent(door.url, delivery)).toBe(200);
      // In batches of different sizes, too.
      if (i % (seed + 1) === 0) await foldFeedback(shop, start);
    }
    await foldFeedback(shop, start);
    states.push(await stateOf(shop));
    const permissions = await findPermissions(shop, [ada.profileId, bea.profileId]);
    expect(permissions.get(ada.profileId)?.suppressedFor).toBe("hard_bounce");
    expect(permissions.get(bea.profileId)?.suppressedFor).toBe("complaint");
  }
  for (const state of states) expect(state).toEqual(states[0]);
});

test("other mail of the account is answered and not kept", async () => {
  const foreign = [
    { type: "email.delivered", created_at: start, data: { to: ["x@example.com"], tags: { category: "receipt" } } },
    { type: "email.delivered", created_at: start, data: { to: ["x@example.com"] } },
    { type: "contact.created", created_at: start, data: { id: "1", email: "x@example.com" } },
    { type: "email.delivered", data: { tags: { shop: "987654321", message: "1" } } },
    { type: "email.delivered", data: { tags: { shop: "1 OR true", message: "1" } } },
  ];
  for (const body of foreign) expect(await deliverEvent(door.url, { body: JSON.stringify(body) })).toBe(200);
  expect(
    await db.query(sql`SELECT 1 FROM receipts WHERE body LIKE '%x@example.com%' OR body LIKE '%987654321%'`),
  ).toEqual([]);
});

test("tags that name another shop's message change nothing there", async () => {
  const other = await openMailingShop("resend-door-other.myshopify.com", start);
  const hers = await mailed("ada", other);
  await tell("email.bounced", hers, start, hardBounce);
  await foldFeedback(shopId, start);
  await foldFeedback(other, start);
  expect(await receipts()).toMatchObject([
    { state: "ignored", reason: "the message is not in the ledger, or was erased" },
  ]);
  expect(await stateOf(other)).toEqual({ feedback: [], events: [], suppressions: [] });
  expect((await stateOf(shopId)).suppressions).toEqual([]);
});

test.each(["in_doubt", "parked", "sending"])(
  "a message that is %s was sent, when Resend reports on it",
  async (state) => {
    const ada = await mailed("ada");
    await db.query(sql`
    UPDATE messages SET state = ${state}, resend_id = NULL, first_attempt_at = now() WHERE shop_id = ${shopId}`);
    await tell("email.sent", ada, minute(1));
    await tell("email.sent", ada, minute(1));
    await foldFeedback(shopId, start);
    expect(await ledgerOf(shopId)).toMatchObject([{ state: "sent", reason: null, resendId: `mail-${ada.messageId}` }]);
    expect((await receipts()).map((receipt) => receipt.state)).toEqual(["folded", "ignored"]);
    expect((await stateOf(shopId)).events).toMatchObject([{ kind: "message_sent", occurred_at: minute(1) }]);
  },
);
