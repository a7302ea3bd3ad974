import fc from "fast-check";
import sql from "sql-template-tag";
import { beforeEach, describe, expect, test } from "vitest";
import { db, transact } from "~/db.server";
import { ensureMonths } from "~/domains/events/index.server";
import { ensureShop } from "~/domains/shops/index.server";
import { recordset } from "~/lib/sql";
import { chooseWeights, countLevels, countScores, findEngagement, findEngagementSettings } from "../index.server";
import { renewEngagement } from "./jobs.server";
import { engagementRule as rule, handWeights, type Feature, type Weights } from "./model";
import { engagementAsOf, sampleSnapshot } from "./queries.server";
import { countsOf, levelOf, scoreOf, type Deed } from "./score";

const now = new Date("2026-06-15T02:00:00Z");
const timezone = "America/New_York";
const day = 86_400_000;
let shopId: number;
let shops = 0;

beforeEach(async () => {
  shopId = (await ensureShop(`engaged-${++shops}.myshopify.com`)).id;
  await db.query(sql`UPDATE shops SET timezone = ${timezone} WHERE id = ${shopId}`);
});

/** How each feature is told of: the kind of event, and its properties. */
const told: Record<Exclude<Feature, "orders">, { kind: string; properties: (subject: string) => object }> = {
  visits: { kind: "page_viewed", properties: () => ({}) },
  looks: { kind: "product_viewed", properties: (subject) => ({ productIds: [subject] }) },
  reading: { kind: "page_stayed", properties: (path) => ({ path, seconds: 30 }) },
  clicks: { kind: "message_clicked", properties: (messageId) => ({ messageId }) },
  answers: { kind: "quiz_answered", properties: () => ({}) },
  carts: { kind: "cart_updated", properties: () => ({ productIds: ["1"] }) },
  checkouts: { kind: "checkout_started", properties: () => ({}) },
};

let facts = 0;

async function tell(did: readonly { profileId: string; deeds: readonly Deed[] }[]): Promise<void> {
  const all = did.flatMap(({ profileId, deeds }) => deeds.map((deed) => ({ profileId, ...deed, n: ++facts })));
  await ensureMonths(all.map(({ at }) => at));
  const events = all.flatMap(({ feature, subject, ...rest }) => {
    if (feature === "orders") return [];
    const { kind, properties } = told[feature];
    return [{ ...rest, kind, source: `did-${rest.n}`, properties: properties(subject) }];
  });
  await db.query(sql`
    INSERT INTO events (shop_id, occurred_at, kind, source_id, profile_id, properties)
    SELECT ${shopId}::int, at, kind, source, "profileId", properties FROM ${recordset(events, { at: "timestamptz", kind: "text", source: "text", profileId: "bigint", properties: "jsonb" })}`);
  const orders = all.filter(({ feature }) => feature === "orders");
  await db.query(sql`
    INSERT INTO orders (shop_id, order_id, profile_id, currency, total_minor, discount_codes, processed_at, version, digest)
    SELECT ${shopId}::int, n, "profileId", 'USD', 100, '{}', at, at, ''
    FROM ${recordset(orders, { n: "bigint", profileId: "bigint", at: "timestamptz" })}`);
}

async function addShoppers(count: number): Promise<string[]> {
  const rows = await db.query<{ id: string }>(sql`
    INSERT INTO profiles (shop_id, known_since) SELECT ${shopId}::int, 'epoch' FROM generate_series(1, ${count}::int)
    RETURNING id`);
  return rows.map(({ id }) => id).toSorted((a, b) => Number(a) - Number(b));
}

const renew = (at: Date) => transact((tx) => renewEngagement(shopId, at, tx));
const ago = (days: number, hours = 0) => new Date(now.getTime() - days * day - hours * 3_600_000);

const deed: fc.Arbitrary<Deed> = fc.record({
  feature: fc.constantFrom<Feature[]>("looks", "reading", "clicks", "answers", "carts", "orders"),
  subject: fc.constantFrom("1", "2"),
  at: fc.integer({ min: -48, max: 200 * 24 }).map((hours) => ago(0, hours)),
});

test("worked out in SQL for everyone, scores are what the plain rule says of each", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(deed, { maxLength: 12 }), { minLength: 1, maxLength: 5 }), async (shoppers) => {
      await db.query(sql`DELETE FROM events WHERE shop_id = ${shopId}`);
      await db.query(sql`DELETE FROM orders WHERE shop_id = ${shopId}`);
      await db.query(sql`DELETE FROM profiles WHERE shop_id = ${shopId}`);
      const ids = await addShoppers(shoppers.length);
      await tell(shoppers.map((deeds, i) => ({ profileId: ids[i] ?? "", deeds })));
      await renew(now);
      for (const [i, deeds] of shoppers.entries()) {
        const counts = countsOf(deeds.flatMap(meantBy), now, timezone);
        const score = scoreOf(counts, handWeights);
        expect(await findEngagement(shopId, ids[i] ?? "")).toMatchObject({ score, level: levelOf(score), counts });
      }
    }),
    { numRuns: 25 },
  );
});

/** Who looks at a product or reads a page visits the shop; of days it is counted only that they were. */
function meantBy(one: Deed): Deed[] {
  if (one.feature === "orders") return [{ ...one, subject: `order ${++facts}` }];
  const own = one.feature === "carts" || one.feature === "answers" ? { ...one, subject: "" } : one;
  const isVisit = one.feature === "looks" || one.feature === "reading";
  return isVisit ? [own, { ...one, feature: "visits", subject: "" }] : [own];
}

describe("every night", () => {
  test("a score is that of the shop's day, falls as time passes, and whose changed is told", async () => {
    const [ada = "", bea = ""] = await addShoppers(2);
    await tell([{ profileId: ada, deeds: [{ feature: "carts", subject: "", at: ago(3) }] }]);
    const { ids, cause } = await renew(now);
    expect({ cause, ids: new Set(ids) }).toEqual({ cause: "history", ids: new Set([ada, bea]) });
    const first = await findEngagement(shopId, ada);
    // Two in the morning of London is ten in the evening of New York: until midnight there, it is the same day.
    expect(await renew(new Date(now.getTime() + 1.9 * 3_600_000))).toEqual({ cause: "live", ids: [] });
    expect(await findEngagement(shopId, ada)).toEqual(first);
    expect(await renew(new Date(now.getTime() + 20 * day))).toEqual({ cause: "live", ids: [ada] });
    expect((await findEngagement(shopId, ada))?.score).toBeLessThan(first?.score ?? 0);
    expect(await findEngagement(shopId, bea)).toMatchObject({ score: 0, level: "quiet" });
    expect(await countLevels(shopId)).toEqual(expect.arrayContaining([{ level: "quiet", count: 1 }]));
    expect((await countScores(shopId)).reduce((sum, { count }) => sum + count, 0)).toBe(2);
  });

  test("that mails were opened counts nothing", async () => {
    const [ada = ""] = await addShoppers(1);
    await db.query(sql`
      INSERT INTO events (shop_id, occurred_at, kind, source_id, profile_id, properties)
      SELECT ${shopId}::int, ${ago(2)}::timestamptz, 'message_opened', 'open-' || n, ${ada}::bigint, '{}'
      FROM generate_series(1, 30) n`);
    await renew(now);
    expect(await findEngagement(shopId, ada)).toMatchObject({ score: 0, counts: {} });
  });

  test("a merchant's own weights count from then on, and those learnt stay away until they are asked for", async () => {
    const [ada = ""] = await addShoppers(1);
    await tell([{ profileId: ada, deeds: [{ feature: "orders", subject: "", at: ago(3) }] }]);
    const own: Weights = { ...handWeights, orders: 0 };
    await chooseWeights(shopId, { choice: "own", own });
    await renew(now);
    expect(await findEngagement(shopId, ada)).toMatchObject({ score: 0 });
    await chooseWeights(shopId, { choice: "automatic" });
    await renew(now);
    expect((await findEngagement(shopId, ada))?.score).toBeGreaterThan(0);
    expect((await findEngagementSettings(shopId)).own).toEqual(own);
  });

  test("asked as of a day in the past, a score is what it was", async () => {
    const [ada = ""] = await addShoppers(1);
    const deeds: Deed[] = [{ feature: "looks", subject: "1", at: ago(70) }];
    await tell([{ profileId: ada, deeds: [...deeds, { feature: "orders", subject: "", at: ago(10) }] }]);
    await renew(ago(60));
    const then = await findEngagement(shopId, ada);
    const asked = engagementAsOf(shopId, ago(60), [ada]);
    await renew(now);
    expect(await db.query(sql`SELECT score, level, counts FROM (${asked}) e`)).toMatchObject([
      { score: then?.score, level: then?.level, counts: then?.counts },
    ]);
    expect((await findEngagement(shopId, ada))?.score).not.toBe(then?.score);
  });
});

describe("a snapshot to learn from", () => {
  test("knows what was done before the day, and who ordered in the month after it, and nothing else", async () => {
    const [ada = "", bea = "", cyd = "", dee = ""] = await addShoppers(4);
    const seen = (profileId: string, ...orderedDaysAgo: number[]) => ({
      profileId,
      deeds: [
        { feature: "clicks" as const, subject: "1", at: ago(50) },
        ...orderedDaysAgo.map((days) => ({ feature: "orders" as const, subject: "", at: ago(days) })),
      ],
    });
    await tell([seen(ada, 20), seen(bea, 5), seen(cyd), { profileId: dee, deeds: seen(dee, 20).deeds.slice(1) }]);
    const found = await sampleSnapshot(shopId, ago(40), db);
    expect(found).toHaveLength(3);
    expect(found.filter(({ isBuyer }) => isBuyer)).toHaveLength(1);
    expect(new Set(found.flatMap(({ counts }) => Object.keys(counts)))).toEqual(new Set(["clicks"]));
  });

  test("weights are fitted when none were, and again after a week; before that the fit stays as it is", async () => {
    await addShoppers(1);
    await renew(now);
    const first = await findEngagementSettings(shopId);
    expect(first).toMatchObject({ fittedAt: now, fit: { verdict: "too_few", fitted: null } });
    await renew(new Date(now.getTime() + 6 * day));
    expect((await findEngagementSettings(shopId)).fittedAt).toEqual(now);
    const later = new Date(now.getTime() + rule.refitDays * day);
    await renew(later);
    expect((await findEngagementSettings(shopId)).fittedAt).toEqual(later);
  });
});
