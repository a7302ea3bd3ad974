import sql from "sql-template-tag";
import { beforeEach, expect, test } from "vitest";
import { db } from "~/db.server";
import { markAllDirty, markDirty } from "~/domains/profiles/index.server";
import { fillSegments, listVersions, parse, refresh, saveSegment, type Saved } from "~/domains/segments/index.server";
import { SegmentDraft } from "~/domains/segments/model";
import { ensureShop } from "~/domains/shops/index.server";
import { drain } from "~/jobs/drain.server";
import { readyShop } from "../support/segments/ready-shop";
import { shopOf, shopper, type Shopper } from "../support/segments/story";
import { writeEvents } from "../support/segments/write-activity";
import { writeHistory } from "../support/segments/write-history";
import { writeOrders } from "../support/segments/write-orders";

const start = new Date("2026-06-17T11:00:00Z");
const hours = (n: number) => new Date(start.getTime() + n * 3_600_000);
const instantBefore = (at: Date) => new Date(at.getTime() - 1);
const ada = "1";
let shopId: number;

beforeEach(async () => {
  shopId = (await ensureShop("changes.myshopify.com")).id;
  await readyShop(shopId, start);
});

async function opened(shoppers: readonly Shopper[]): Promise<void> {
  await writeHistory(shopId, shopOf(shoppers, start));
  await markAllDirty(shopId, "history");
  await refresh(shopId, start);
}

async function save(name: string, text: string, segmentId: number | null = null, now = start): Promise<Saved> {
  const draft = SegmentDraft.parse({ name, family: "purchase", definition: parse(text) });
  const saved = await saveSegment(shopId, segmentId, draft, now);
  if (saved.outcome === "missing") throw new Error(`There is no segment ${segmentId} to change`);
  return saved;
}

/** A new segment, filled as of the start only, with everyone's due times known. */
async function live(name: string, text: string): Promise<number> {
  const saved = await save(name, text);
  if (saved.outcome !== "saved") throw new Error(saved.problem);
  await db.query(sql`UPDATE segments SET filled_to = ${start} WHERE shop_id = ${shopId} AND state = 'filling'`);
  await fillSegments(shopId, start);
  await refresh(shopId, start);
  return saved.segmentId;
}

async function stays(segmentId: number) {
  return db.query<{ leftAt: Date | null }>(sql`
    SELECT profile_id AS who, entered_at AS "enteredAt", entered_cause AS why, left_at AS "leftAt", left_cause AS "leftWhy"
    FROM memberships WHERE shop_id = ${shopId} AND segment_id = ${segmentId} ORDER BY entered_at`);
}

/** When the pipeline has said that it will look again. */
async function announced(): Promise<Date | undefined> {
  const [job] = await db.query<{ at: Date }>(
    sql`SELECT run_at AS at FROM graphile_worker.jobs WHERE key = ${`profiles.dirty:${shopId}:later`}`,
  );
  return job?.at;
}

const abandoned = `cart_updated MATCHES (product_type = 'Electronics', NOT FOLLOWED BY orders_placed WITHIN 24h,
  FOLLOWED BY storefront_event.product_viewed MATCHES (count >= 2) RELATED BY any)`;

test("a cart becomes abandoned by time, at the very instant the day is over and not before", async () => {
  const back = shopper("Ada").fillsCart(["radio"], { hoursAgo: 1 }).views("phone", { minutesAgo: 50 });
  await opened([back.views("radio", { minutesAgo: 40 }), back.as("one view too few")]);
  const segmentId = await live("Left electronics", abandoned);
  expect(await announced()).toEqual(hours(23));

  expect(await refresh(shopId, instantBefore(hours(23)))).toEqual({ evaluated: 0, changed: 0 });
  expect(await stays(segmentId)).toEqual([]);

  expect(await refresh(shopId, hours(23))).toEqual({ evaluated: 2, changed: 1 });
  const stay = { who: ada, enteredAt: hours(23), why: "time", leftAt: null, leftWhy: null };
  expect(await stays(segmentId)).toEqual([stay]);
  expect(await refresh(shopId, hours(9000))).toEqual({ evaluated: 0, changed: 0 });
});

test("a worker that comes late records when it was, not when it came", async () => {
  const back = shopper("Ada").fillsCart(["radio"], { hoursAgo: 1 }).views("phone", { minutesAgo: 50 });
  await opened([back.views("radio", { minutesAgo: 40 })]);
  const segmentId = await live("Left electronics", abandoned);
  await refresh(shopId, new Date(hours(23).getTime() + 40_000));
  expect(await stays(segmentId)).toMatchObject([{ who: ada, enteredAt: hours(23), why: "time" }]);
});

test("an order in time keeps a cart from ever being abandoned, and one too late changes nothing", async () => {
  const back = shopper("").fillsCart(["radio"], { hoursAgo: 1 }).views("phone", { minutesAgo: 50 });
  const left = back.views("radio", { minutesAgo: 40 });
  await opened([left.as("in time"), left.as("too late")]);
  const segmentId = await live("Left electronics", abandoned);
  const [inTime, tooLate] = shopOf(
    [left.bought("radio", { hoursAgo: 0 }), left.bought("radio", { hoursAgo: 0 })],
    start,
  ).profiles;
  if (!inTime || !tooLate) throw new Error("Two shoppers were told of");
  const orderedAt = (at: Date, profile: typeof inTime) =>
    writeOrders(shopId, [{ ...profile, orders: profile.orders.map((order) => ({ ...order, processedAt: at })) }]);

  await orderedAt(hours(23), inTime);
  await markDirty(shopId, [inTime.profileId], "live", db);
  await refresh(shopId, hours(23));
  await orderedAt(new Date(hours(23).getTime() + 1), tooLate);
  await markDirty(shopId, [tooLate.profileId], "live", db);
  await refresh(shopId, hours(24));
  const stay = { who: "2", enteredAt: hours(23), why: "time", leftAt: null, leftWhy: null };
  expect(await stays(segmentId)).toEqual([stay]);
});

test("high value is entered once by the order that reaches it, and left with the refund", async () => {
  const twice = shopper("Ada").bought("serum", { daysAgo: 60 }, { for: 10_000 });
  const before = twice.bought("radio", { daysAgo: 30 }, { for: 10_000 });
  await opened([before]);
  const segmentId = await live("High value", "number_of_orders >= 3 AND amount_spent >= 250");
  const [facts] = shopOf([before.bought("phone", { hoursAgo: 0 })], start).profiles;
  const third = facts?.orders.at(-1);
  if (!facts || !third) throw new Error("A third order was told of");

  await writeOrders(shopId, [{ ...facts, orders: [third] }]);
  for (const at of [hours(1), hours(2)]) {
    await markDirty(shopId, [ada], "live", db);
    await refresh(shopId, at);
  }
  const stay = { who: ada, enteredAt: hours(1), why: "fact", leftAt: null, leftWhy: null };
  expect(await stays(segmentId)).toEqual([stay]);

  await db.query(sql`
    INSERT INTO refunds (shop_id, order_id, refund_id, amount_minor, refunded_at)
    VALUES (${shopId}, ${third.orderId}, 1, 1, ${hours(3)})`);
  await markDirty(shopId, [ada], "live", db);
  await refresh(shopId, hours(3));
  expect(await stays(segmentId)).toEqual([{ ...stay, leftAt: hours(3), leftWhy: "fact" }]);
});

test("an answer given now is a membership now", async () => {
  await opened([shopper("Ada"), shopper("Bea")]);
  const segmentId = await live("Anti-aging", "quiz_answered MATCHES (answer = 'anti-aging')");
  await writeEvents(shopId, shopOf([shopper("Ada").answers("concern", "anti-aging", {})], start).profiles);
  await markDirty(shopId, [ada], "live", db);
  expect(await refresh(shopId, start)).toEqual({ evaluated: 1, changed: 1 });
  expect(await stays(segmentId)).toMatchObject([{ who: ada, enteredAt: start, why: "fact" }]);
});

test("an edit makes a second version and changes who is in because of it; the past stays", async () => {
  await opened([
    shopper("Ada").bought("serum", { daysAgo: 1 }),
    shopper("Bea").bought("serum", { daysAgo: 1 }).bought("serum", { daysAgo: 2 }),
  ]);
  const segmentId = await live("Buyers", "number_of_orders = 1");
  expect(await stays(segmentId)).toMatchObject([{ who: ada, why: "history", leftAt: null }]);

  expect(await save("Buyers", "number_of_orders = 1", segmentId, hours(1))).toMatchObject({ version: 1 });
  expect(await save("Buyers", "number_of_orders >= 2", segmentId, hours(2))).toMatchObject({ version: 2 });
  await fillSegments(shopId, hours(3));
  const edited = { enteredAt: hours(3), why: "definition", leftAt: null };
  expect(await stays(segmentId)).toMatchObject([
    { who: ada, why: "history", leftAt: hours(3), leftWhy: "definition" },
    { who: "2", ...edited },
  ]);
  expect(await refresh(shopId, hours(4))).toEqual({ evaluated: 0, changed: 0 });
  expect(await listVersions(shopId, segmentId)).toEqual([
    { version: 2, definition: parse("number_of_orders >= 2"), createdAt: hours(2) },
    { version: 1, definition: parse("number_of_orders = 1"), createdAt: start },
  ]);
});

test("a new segment fills by itself, and an edit takes effect by itself", async () => {
  shopId = (await ensureShop("by-itself.myshopify.com")).id;
  await readyShop(shopId, start);
  await opened([
    shopper("Ada").bought("serum", { daysAgo: 1 }),
    shopper("Bea").bought("serum", { daysAgo: 1 }).bought("serum", { daysAgo: 2 }),
  ]);
  const saved = await save("Buyers", "number_of_orders = 1");
  if (saved.outcome !== "saved") throw new Error(saved.problem);
  await drain(shopId, () => hours(1));
  // A day at a time: Bea was one, too, until her second order.
  const [monday, tuesday] = [hours(1 - 48), hours(1 - 24)];
  expect(await stays(saved.segmentId)).toEqual([
    { who: "2", enteredAt: monday, why: "history", leftAt: tuesday, leftWhy: "history" },
    { who: ada, enteredAt: tuesday, why: "history", leftAt: null, leftWhy: null },
  ]);

  await save("Buyers", "number_of_orders >= 2", saved.segmentId, hours(2));
  await drain(shopId, () => hours(3));
  const isIn = (await stays(saved.segmentId)).filter(({ leftAt }) => leftAt === null);
  expect(isIn).toMatchObject([{ who: "2", enteredAt: hours(3), why: "definition" }]);
});

test("a segment cannot ask about itself, by however many others", async () => {
  await opened([shopper("Ada")]);
  const buyers = await live("Buyers", "number_of_orders >= 1");
  const regulars = await live("Regulars", `member_of = ${buyers} AND number_of_orders >= 3`);
  const quiet = await live("Quiet regulars", `segment_left MATCHES (id = ${regulars})`);
  expect(await save("Buyers", `number_of_orders >= 1 AND member_of != ${quiet}`, buyers)).toEqual({
    outcome: "refused",
    field: "definition",
    problem: "It would ask about itself: “Buyers” → “Quiet regulars” → “Regulars” → “Buyers”",
  });
  expect(await save("Buyers", `member_of = ${buyers}`, buyers)).toMatchObject({
    problem: "It would ask about itself: “Buyers” → “Buyers”",
  });
  const lapsed = await live("Lapsed", `orders_placed MATCHES (PRECEDED BY segment_left MATCHES (id = ${buyers}))`);
  expect(await save("Buyers", `member_of IN (${lapsed})`, buyers)).toMatchObject({
    problem: "It would ask about itself: “Buyers” → “Lapsed” → “Buyers”",
  });
  expect(await listVersions(shopId, buyers)).toHaveLength(1);
});

test("who enters a segment enters at once what asks who entered it", async () => {
  const once = shopper("Ada").bought("serum", { daysAgo: 60 });
  await opened([once]);
  const regulars = await live("Regulars", "number_of_orders >= 2");
  const fresh = await live("Fresh regulars", `segment_entered MATCHES (id = ${regulars}, date >= -7d)`);
  const [facts] = shopOf([once.bought("radio", { hoursAgo: 0 })], start).profiles;
  await writeOrders(shopId, facts ? [{ ...facts, orders: facts.orders.slice(1) }] : []);
  await markDirty(shopId, [ada], "live", db);
  await refresh(shopId, hours(1));
  const entered = { who: ada, enteredAt: hours(1), why: "fact", leftAt: null };
  expect(await stays(regulars)).toMatchObject([entered]);
  expect(await stays(fresh)).toMatchObject([entered]);
  // A week of whole days later, by time alone, at a midnight of the shop.
  await refresh(shopId, hours(9 * 24));
  expect(await stays(fresh)).toMatchObject([{ ...entered, leftAt: new Date("2026-06-24T23:00:00Z"), leftWhy: "time" }]);
});

test("an edit changes also who is in a segment that asks about it, because of the edit", async () => {
  await opened([shopper("Ada").bought("serum", { daysAgo: 1 }), shopper("Bea")]);
  const buyersId = await live("Buyers", "number_of_orders >= 1");
  const askingId = await live("Asks", `member_of = ${buyersId}`);
  expect(await stays(askingId)).toMatchObject([{ who: ada, leftAt: null }]);

  await save("Buyers", "number_of_orders = 0", buyersId, hours(1));
  await fillSegments(shopId, hours(2));
  expect(await stays(askingId)).toMatchObject([
    { who: ada, leftAt: hours(2), leftWhy: "definition" },
    { who: "2", enteredAt: hours(2), why: "definition", leftAt: null },
  ]);
});

test("whom another segment makes due sooner stays due then, whatever a new or edited one says", async () => {
  await opened([shopper("Ada").bought("serum", { daysAgo: 1 })]);
  await live("Just bought", "orders_placed MATCHES (date >= -30h)");
  const soon = await announced();
  const lately = await live("Lately", "orders_placed MATCHES (date >= -90d)");
  expect(await announced()).toEqual(soon);
  await save("Lately", "orders_placed MATCHES (date >= -80d)", lately, hours(1));
  await fillSegments(shopId, hours(1));
  await refresh(shopId, hours(1));
  expect(await announced()).toEqual(soon);
});
