import sql from "sql-template-tag";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { db, transact } from "~/db.server";
import type { CampaignPlan } from "~/domains/campaigns/model";
import { lockDecisions } from "~/domains/messages/gate/queries.server";
import { estimateCampaign, savePolicies, sendDue } from "~/domains/messages/index.server";
import { defaultPolicies } from "~/domains/messages/model";
import { openCampaignShop, plannedCampaign, tendCampaigns, totalsOf, writeCampaign } from "../support/campaign-stage";
import { openSendingStage, type SendingStage } from "../support/sending-stage";

// A Monday, noon in London.
const start = new Date("2026-06-01T11:00:00Z");
const after = (hours: number) => new Date(start.getTime() + hours * 3_600_000);
const people = [
  { name: "ada" },
  { name: "bea", country: "US", region: "CA" },
  { name: "cyd", country: "JP" },
  { name: "dee" },
];
let stage: SendingStage;
let shopId: number;
let shops = 0;

beforeAll(async () => {
  stage = await openSendingStage();
});
afterAll(() => stage.close());
beforeEach(async () => {
  const shop = await openCampaignShop(`campaign-estimate-${++shops}.myshopify.com`, people, after(-24 * 60));
  shopId = shop.shopId;
});

async function go(now: Date): Promise<void> {
  await tendCampaigns(shopId, now);
  await sendDue(shopId, now);
  await tendCampaigns(shopId, now);
}

const plan: CampaignPlan = {
  audience: { include: [], exclude: [] },
  messages: { bySegment: [], everybodyElse: "welcome" },
  schedule: { at: "once" },
  trial: null,
};

beforeEach(async () => {
  await savePolicies(shopId, defaultPolicies, start);
  await db.query(sql`
      INSERT INTO consent_records (shop_id, profile_id, email, state, source, occurred_at)
      SELECT shop_id, id, email, 'unsubscribed', 'shopify', ${start} FROM profiles
      WHERE shop_id = ${shopId} AND first_name = 'dee'`);
});

test("the estimate says of each what the gate then does, at her turn", async () => {
  const foreseen = await estimateCampaign(shopId, plan, start);
  // It is noon in London, four in the morning in California, eight in the evening in Tokyo.
  expect(foreseen).toMatchObject({
    ...{ audience: 4, lookedAt: 4, send: 2, problem: null },
    deferred: [{ reason: "quiet_hours", count: 1, until: after(4) }],
    skipped: [{ reason: "unsubscribed", count: 1 }],
    parts: [{ template: "welcome", audience: 4, send: 2 }],
  });
  const id = await plannedCampaign(shopId, {}, start);
  await go(start);
  expect(await totalsOf(shopId, id)).toMatchObject({ sent: 2, waiting: 1, skipped: { unsubscribed: 1 } });
  const nine = { ...plan, schedule: { at: "local_time" as const, day: "2026-06-03", minute: 9 * 60 } };
  expect(await estimateCampaign(shopId, nine, start)).toMatchObject({ send: 3, deferred: [] });
  const tonight = { ...plan, schedule: { at: "time" as const, time: after(10).toISOString() } };
  expect(await estimateCampaign(shopId, tonight, start)).toMatchObject({ send: 1, deferred: [{ count: 2 }] });
});

test("what could not go in time is told as too late", async () => {
  const windows = [{ day: 0, from: 0, until: 60 }];
  await savePolicies(shopId, { ...defaultPolicies, quietFrom: 0, quietUntil: 0, windows }, start);
  expect(await estimateCampaign(shopId, plan, start)).toMatchObject({
    send: 0,
    skipped: [
      { reason: "too_late", count: 3 },
      { reason: "unsubscribed", count: 1 },
    ],
  });
});

test("the estimate writes nothing and waits for nobody who decides", async () => {
  const stamp = () => db.query(sql`SELECT count(*) AS rows, max(xmin::text::bigint) AS latest FROM messages`);
  const before = await stamp();
  const { audience } = await transact(async (tx) => {
    await lockDecisions(shopId, tx);
    return estimateCampaign(shopId, plan, start);
  });
  expect(audience).toBe(4);
  expect(await stamp()).toEqual(before);
});

test("the estimate says why nothing can be sent, and how much a new domain may still send today", async () => {
  expect((await estimateCampaign(shopId, plan, start)).allowedToday).toBeGreaterThan(0);
  await db.query(sql`
      UPDATE sender_breakers SET paused_for = 'complaints', paused_at = ${start} WHERE shop_id = ${shopId}`);
  await db.query(sql`
      INSERT INTO sender_breakers (shop_id, counted_from, counted_at, paused_for, paused_at)
      VALUES (${shopId}, ${start}, ${start}, 'complaints', ${start}) ON CONFLICT DO NOTHING`);
  const { problem, send } = await estimateCampaign(shopId, plan, start);
  expect([problem, send]).toEqual([expect.stringContaining("marked your mail as spam"), 2]);
  // And so it is: all of it waits, nothing is lost.
  const id = await plannedCampaign(shopId, {}, start);
  await go(start);
  expect(await totalsOf(shopId, id)).toMatchObject({ audience: 4, waiting: 4 });
});

test("a draft that is not finished can be asked about", async () => {
  const { plan: unfinished } = await writeCampaign(shopId, { messages: { bySegment: [], everybodyElse: null } }, start);
  expect(await estimateCampaign(shopId, unfinished, start)).toMatchObject({ audience: 0, send: 0, parts: [] });
});
