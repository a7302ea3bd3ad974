import { beforeAll, expect, test } from "vitest";
import sql from "sql-template-tag";
import { db } from "~/db.server";
import { listCredits } from "~/domains/attribution/queries.server";
import { findClosedThrough, saveWindowDays } from "~/domains/attribution/index.server";
import { lookAtExperiments } from "~/domains/experiments/index.server";
import { describeEntry } from "~/components/timeline-words";
import { listSegmentTotals, listTimeline, loadSegmentFigures } from "~/domains/reports/index.server";
import { addedUp } from "../support/credited";
import * as shop from "../support/small-shop";
import { march } from "../support/small-shop";

// Eight shoppers and a dozen orders: every figure of a segment's report can be had with pencil and paper from what stands
// here. Money is in pounds in the comments, in pence in the figures.

let shopId: number;
const coffee = { segmentId: shop.segments.coffee, version: null };
const wholeMarch = { from: "2026-03-01", until: "2026-03-31" };
const figures = (days = wholeMarch, version: number | null = null) =>
  loadSegmentFigures(shopId, { ...coffee, version }, days);

beforeAll(async () => {
  shopId = await shop.openSmallShop("small-shop.myshopify.com");
  // Coffee lovers: five from the 1st, Eve from the 5th, Dee until the 8th, Hal until the 9th, Fay from the 10th.
  await shop.stays(shopId, shop.segments.coffee, [
    { who: "Ada", from: march(1, 9) },
    { who: "Bea", from: march(1, 9) },
    { who: "Cyd", from: march(1, 9) },
    { who: "Dee", from: march(1, 9), until: march(8, 9) },
    { who: "Hal", from: march(1, 9), until: march(9, 9) },
    { who: "Eve", from: march(5, 9) },
    { who: "Fay", from: march(10, 9) },
  ]);
  // Buyers: three of them, and Gus.
  await shop.stays(
    shopId,
    shop.segments.buyers,
    (["Ada", "Bea", "Cyd", "Gus"] as const).map((who) => ({ who, from: march(1, 9) })),
  );
  // What they had bought before there was any mail.
  await shop.bought(shopId, [
    { id: 101, by: "Ada", at: new Date("2026-02-10T12:00:00Z"), pounds: 20, what: "beans" },
    { id: 102, by: "Bea", at: new Date("2026-02-12T12:00:00Z"), pounds: 30, what: "tea" },
  ]);
  const welcome = { program: "flow", template: "welcome" } as const;
  const news = { program: "campaign", template: "news" } as const;
  await shop.mails(shopId, [
    { id: 1, to: "Ada", at: march(2, 10), ...welcome },
    { id: 2, to: "Bea", at: march(2, 10), ...welcome },
    { id: 3, to: "Cyd", at: march(2, 10), ...welcome },
    { id: 4, to: "Dee", at: march(2, 10), ...welcome },
    { id: 5, to: "Hal", at: march(2, 10), ...welcome },
    { id: 6, to: "Eve", at: march(6, 10), ...welcome },
    { id: 7, to: "Fay", at: march(11, 10), ...welcome, state: "skipped" },
    { id: 8, to: "Ada", at: march(7, 10), ...news },
    { id: 9, to: "Bea", at: march(7, 10), ...news },
  ]);
  await shop.told(shopId, "delivered", [
    [1, march(2, 10, 1)],
    [2, march(2, 10, 1)],
    [3, march(2, 10, 1)],
    [5, march(2, 10, 1)],
    [6, march(6, 10, 1)],
    [8, march(7, 10, 1)],
    [9, march(7, 10, 1)],
  ]);
  await shop.told(shopId, "bounced", [[4, march(2, 10, 1)]]);
  await shop.told(shopId, "clicked", [
    [1, march(2, 12)],
    [2, march(3, 9)],
    [3, march(2, 18)],
    [5, march(2, 20)],
    [8, march(7, 11)],
  ]);
  // An opening, and a machine that followed Eve's links: neither is a click.
  await shop.told(shopId, "opened", [[9, march(7, 12)]]);
  await shop.told(shopId, "scanned", [[6, march(6, 10, 1)]]);
  await shop.told(shopId, "complained", [[9, march(9, 12)]]);
  await shop.bought(shopId, [
    // A day after her click in the welcome. £50, of which £20 come back on the 4th: £30.
    { id: 1, by: "Ada", at: march(3, 12), pounds: 50, what: "cup" },
    // Half an hour after her click in the news, which gets it; the welcome, clicked 4 days and 23½ hours before, has assisted.
    { id: 2, by: "Ada", at: march(7, 11, 30), pounds: 40, what: "beans" },
    // A minute within the five days after her click in the welcome: £60, of which £15 come back on the 25th.
    { id: 3, by: "Bea", at: march(8, 8, 59), pounds: 60, what: "tea" },
    // Five days to the minute after it: too late.
    { id: 4, by: "Bea", at: march(8, 9), pounds: 10, what: "tea" },
    // At the very instant of her click, her first order.
    { id: 5, by: "Cyd", at: march(2, 18), pounds: 25, what: "beans" },
    // Within the window, but cancelled.
    { id: 6, by: "Cyd", at: march(5, 12), pounds: 35, what: "beans", cancelledAt: march(6, 12) },
    // In another currency: credited, counted apart, in no sum.
    { id: 7, by: "Hal", at: march(6, 12), pounds: 99, what: "beans", currency: "EUR" },
    // Only a machine had clicked.
    { id: 8, by: "Eve", at: march(6, 12), pounds: 70, what: "beans" },
  ]);
  await shop.refunded(shopId, 1, 20, march(4, 12));
  // Cyd unsubscribes, and Shopify tells of it once more; Fay was never written to.
  await shop.unsubscribed(shopId, "Cyd", march(4, 10));
  await shop.unsubscribed(shopId, "Cyd", march(4, 10, 5), "shopify");
  await shop.unsubscribed(shopId, "Fay", march(11, 12));
  // Of the news Cyd and Eve were left out by chance.
  const halves = { usual: ["Ada", "Bea"], none: ["Cyd", "Eve"] } as const;
  await shop.compared(shopId, { ...halves, at: march(7, 9), windowDays: 14 });
  await addedUp(shopId, march(12, 12));
});

test("each order is credited to the message one would name, and to no other", async () => {
  const credits = async (order: number) =>
    (await listCredits(shopId, String(order))).map(({ messageId, kind }) => `${kind} ${messageId}`);
  expect(await credits(1)).toEqual(["last 1"]);
  expect(await credits(2)).toEqual(["last 8", "assisted 1"]);
  expect(await credits(3)).toEqual(["last 2"]);
  expect(await credits(4)).toEqual([]);
  expect(await credits(5)).toEqual(["last 3"]);
  expect(await credits(6)).toEqual([]);
  expect(await credits(7)).toEqual(["last 5"]);
  expect(await credits(8)).toEqual([]);
});

test("on her timeline an order leads to its message", async () => {
  const orders = await listTimeline(shopId, "1", { kind: "orders", limit: 9, offset: 0 });
  expect(orders.map((entry) => describeEntry(entry, null))).toEqual([
    "Order  placed, after a click in “news”",
    "Order  refunded",
    "Order  placed, after a click in “welcome”",
    "Order  placed",
  ]);
});

test("twelve days on, the report says what pencil and paper say", async () => {
  const { totals, history } = await figures({ from: "2026-03-01", until: "2026-03-12" });
  expect(totals).toEqual({
    // Six welcomes and two news; Fay's welcome was not sent.
    ...{ sent: 8, skipped: 1 },
    // All but Dee's. Four welcomes and one of the news were clicked by people.
    ...{ delivered: 7, clicked: 5 },
    // Cyd once. Bea marked the news as spam.
    ...{ unsubscribed: 1, complained: 1 },
    // £30 + £40 + £60 + £25, and Hal's in euros.
    ...{ orders: 4, revenueMinor: 155_00, assisted: 1, foreignOrders: 1 },
  });
  // 5 on the 1st; with Eve 6 on the 5th; without Dee 5, without Hal 4, with Fay 5.
  expect(history.map(({ size }) => size)).toEqual([5, 5, 5, 5, 6, 6, 6, 5, 4, 5, 5, 5]);
  expect(history.map(({ entered }) => entered)).toEqual([5, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0]);
  expect(history.map(({ left }) => left)).toEqual([0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0]);
  // Orders on the days of the orders: Cyd's on the 2nd, Ada's on the 3rd and 7th, Bea's on the 8th.
  expect(history.map(({ revenueMinor }) => revenueMinor / 100)).toEqual([0, 25, 30, 0, 0, 0, 40, 60, 0, 0, 0, 0]);
});

test("how soon they ordered, and what was new to them", async () => {
  const { times, crossSell } = await figures({ from: "2026-03-01", until: "2026-03-12" });
  expect(times.filter(({ orders }) => orders > 0)).toEqual([
    // Ada's second came 1½ hours after its mail, Cyd's 8, Ada's first 26, Hal's 4 days and 2 hours, Bea's nearly 6 days.
    { label: "1 to 6 hours", orders: 1 },
    { label: "6 to 24 hours", orders: 1 },
    { label: "A day", orders: 1 },
    { label: "3 to 4 days", orders: 1 },
    { label: "5 days or more", orders: 1 },
  ]);
  // Of Ada's two and Bea's one, Ada's cup was new to her: Cyd and Hal had never bought before.
  expect(crossSell).toEqual({ known: 3, crossed: 1 });
});

test("what is worth what, who is in both, and how many mails were not sent", async () => {
  await shop.known(shopId, march(13, 9));
  await addedUp(shopId, march(13, 12));
  const { value, overlaps, avoided } = await figures({ from: "2026-03-01", until: "2026-03-12" });
  // In it are Ada (£20 + £30 + £40), Bea (£30 + £60 + £10), Cyd (£25), Eve (£70) and Fay: 8 orders, £285.
  expect(value).toEqual({
    ...{ day: "2026-03-13", people: 5, orders: 8, spentMinor: 285_00 },
    // All but Fay have bought; Ada and Bea more than once.
    ...{ buyers: 4, repeatBuyers: 2 },
  });
  expect(overlaps).toEqual([{ segmentId: shop.segments.buyers, name: "Buyers", shared: 3, size: 4 }]);
  // Six may be written to: all but Cyd and Fay. Of the welcome 6 were sent, so none was avoided; of the news 2: 4 were.
  expect(avoided).toBe(4);
});

test("a refund within the window changes the order's day, a later one is taken off on its own", async () => {
  await addedUp(shopId, march(18, 12));
  // The 12th is over for six days: Bea's order of the 8th is final.
  expect(await findClosedThrough(shopId)).toBe("2026-03-12");
  await shop.edited(shopId, march(20, 9));
  await shop.unsubscribed(shopId, "Bea", march(20, 12));
  await shop.mails(shopId, [{ id: 10, to: "Ada", at: march(21, 10), program: "flow", template: "vip" }]);
  await shop.told(shopId, "delivered", [[10, march(21, 10, 1)]]);
  await shop.told(shopId, "clicked", [[10, march(21, 12)]]);
  await shop.bought(shopId, [{ id: 9, by: "Ada", at: march(21, 13), pounds: 12, what: "tea" }]);
  await shop.refunded(shopId, 3, 15, march(25, 9));
  await addedUp(shopId, march(25, 12));
  const { totals, history } = await figures();
  const on = (day: number) => history[day - 1]?.revenueMinor;
  expect([on(8), on(21), on(25)]).toEqual([60_00, 12_00, -15_00]);
  // £30 + £40 + (£60 − £15) + £25 + £12. Bea's unsubscribing is 13 days after her last mail: nobody's.
  expect(totals).toMatchObject({ sent: 9, clicked: 6, orders: 5, revenueMinor: 152_00, unsubscribed: 1 });
  expect(await listSegmentTotals(shopId, wholeMarch)).toMatchObject([
    { name: "Coffee lovers", size: 5, entered: 7, left: 2, orders: 5, revenueMinor: 152_00 },
    { name: "Buyers", size: 4, entered: 4, left: 0, orders: 0, revenueMinor: 0 },
  ]);
});

test("what it meant before stands by itself, and is final once the window for its last mails has closed", async () => {
  const versions = async () => (await figures()).versions;
  expect(await versions()).toMatchObject([
    { version: 2, from: "2026-03-20", until: null, isFinal: false, sent: 1, orders: 1, revenueMinor: 12_00 },
    // £155 less the £15 of the 25th, which is the last day that counts for it.
    { version: 1, from: "2026-03-01", until: "2026-03-20", isFinal: false, sent: 8, orders: 4, revenueMinor: 140_00 },
  ]);
  await addedUp(shopId, march(31, 12));
  const final = (await versions())[1];
  expect(final).toMatchObject({ isFinal: true, countedUntil: "2026-03-25" });
  // Whatever becomes known afterwards: here all of Ada's first order comes back.
  await db.query(sql`UPDATE orders SET refunded_minor = 5000 WHERE shop_id = ${shopId} AND order_id = 1`);
  await addedUp(shopId, march(31, 13));
  expect((await versions())[1]).toEqual(final);
  expect((await figures()).history[30]?.revenueMinor).toBe(-30_00);
  const ofFirst = await figures(wholeMarch, 1);
  expect(ofFirst.span).toEqual({ from: "2026-03-01", until: "2026-03-25" });
  expect(ofFirst.totals).toMatchObject({ sent: 8, revenueMinor: 140_00 });
});

test("of four people nothing can be told, and the interval says how little", async () => {
  await lookAtExperiments(shopId, march(31, 12));
  const [lift] = (await figures()).lifts;
  // Ada and Bea ordered within 14 days, Cyd and Eve did not: 2 of 2 who ordered had got it. By Clopper and Pearson their share
  // is at least the p with p² = 0.025: 0.1581. Half would be even, so the lift is at least 0.1581 / 0.8419 − 1 = −0.812.
  expect(lift).toMatchObject({
    arm: "Gets it",
    isHoldout: true,
    people: 4,
    lift: null,
    high: Infinity,
    says: "cannot_tell",
  });
  expect(lift?.low).toBeCloseTo(-0.812, 3);
});

test("of eight hundred people the interval is the one that one reckons by the normal law", async () => {
  const counts = (key: string, conversions: number) => ({
    ...{ key, assigned: 400, unsubscribes: 0, complaints: 0, people: 400, conversions },
    revenue: { people: 400, sum: 0, sumSquares: 0, before: { sum: 0, sumSquares: 0 }, sumProducts: 0 },
  });
  const found = { arms: [counts("usual", 100), counts("none", 50)] };
  await db.query(sql`UPDATE experiments SET planned = jsonb_set(planned, '{people}', '800') WHERE shop_id = ${shopId}`);
  await db.query(sql`DELETE FROM experiment_looks WHERE shop_id = ${shopId}`);
  await db.query(sql`
    INSERT INTO experiment_looks (shop_id, experiment_id, looked_at, found)
    SELECT shop_id, id, ${march(31, 12)}, ${JSON.stringify(found)}::jsonb FROM experiments WHERE shop_id = ${shopId}`);
  const [lift] = (await figures()).lifts;
  // 25 % against 12.5 %: the lift is +100 %. ln 2 = 0.6931; its error is √(1/100 − 1/400 + 1/50 − 1/400) = √0.025 = 0.1581;
  // 1.96 errors are 0.3099. e^0.3832 − 1 = 0.467 and e^1.0030 − 1 = 1.727.
  expect(lift).toMatchObject({ people: 800, says: "clear" });
  expect(lift?.lift).toBeCloseTo(1, 10);
  expect(lift?.low).toBeCloseTo(0.467, 3);
  expect(lift?.high).toBeCloseTo(1.7265, 3);
});

test("another window credits all of it anew, by hand to check again", async () => {
  await saveWindowDays(shopId, 6);
  await addedUp(shopId, march(31, 14));
  // Bea's £10 of the 8th now are within six days of her click. Ada's first order came back whole: £0 + £40 + £45 + £10 + £25 + £12.
  const { totals } = await figures();
  expect(totals).toMatchObject({ orders: 6, revenueMinor: 132_00, assisted: 1 });
  expect((await figures()).history[24]?.revenueMinor).toBe(0);
});
