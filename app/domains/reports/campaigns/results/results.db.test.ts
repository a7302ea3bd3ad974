import sql from "sql-template-tag";
import { beforeAll, expect, test } from "vitest";
import { db } from "~/db.server";
import { countRecipients } from "~/domains/messages/index.server";
import { ensureShop } from "~/domains/shops/index.server";
import { credited } from "../../../../../tests/support/credited";
import { recipientViews, type CampaignPart } from "../../model";
import { listCampaignParts, listRecipients, listRecipientsAfter, listWaiting } from "../../index.server";

const now = new Date("2026-06-15T12:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const plan = {
  audience: { include: [], exclude: [] },
  messages: { bySegment: [], everybodyElse: "welcome" },
  schedule: { at: "once" },
  trial: null,
};
const all = { limit: 100, offset: 0 };
let shopId: number;
let otherShopId: number;
let campaignId: number;

interface Planted {
  name: string;
  /** Of the recipient itself. */
  state?: "waiting" | "handed" | "skipped";
  reason?: string;
  /** Of the message; none when it was not handed over. */
  message?: { state: string; reason?: string; deferredReason?: string };
  segmentId?: number;
  inTrial?: boolean;
}

/** One of every way in which somebody can stand. */
const planted: Planted[] = [
  { name: "ada", message: { state: "sent" }, segmentId: 4, inTrial: true },
  { name: "bea", message: { state: "sent" }, inTrial: true },
  { name: "cyd", message: { state: "queued", deferredReason: "quiet_hours" }, segmentId: 4 },
  { name: "dee", message: { state: "sending" } },
  { name: "eve", message: { state: "in_doubt" } },
  { name: "fay", message: { state: "skipped", reason: "unsubscribed" } },
  { name: "gus", message: { state: "failed", reason: "refused" } },
  { name: "hal", message: { state: "parked", reason: "in_doubt_too_long" } },
  { name: "ivy", state: "waiting" },
  { name: "jon", state: "skipped", reason: "campaign_cancelled" },
];

beforeAll(async () => {
  shopId = (await ensureShop("campaign-reports.myshopify.com")).id;
  await db.query(sql`UPDATE shops SET currency = 'GBP' WHERE id = ${shopId}`);
  otherShopId = (await ensureShop("other-campaign-reports.myshopify.com")).id;
  campaignId = await only(sql`
    INSERT INTO campaigns (shop_id, name, plan, state, audience, started_at, created_at)
    VALUES (${shopId}, 'News', ${JSON.stringify(plan)}::jsonb, 'sending', ${planted.length}, ${daysAgo(3)}, ${daysAgo(4)})
    RETURNING id`);
  for (const one of planted) await plant(one);
});

async function only(query: ReturnType<typeof sql>): Promise<number> {
  const [row] = await db.query<{ id: string | number }>(query);
  return Number(row?.id);
}

async function plant({ name, state = "handed", reason, message, segmentId, inTrial = false }: Planted): Promise<void> {
  const profileId = await only(sql`
    INSERT INTO profiles (shop_id, first_name, last_name, email, known_since)
    VALUES (${shopId}, ${name}, '', ${`${name}@example.com`}, ${daysAgo(100)}) RETURNING id`);
  const recipientId = await only(sql`
    INSERT INTO campaign_recipients (shop_id, campaign_id, profile_id, segment_id, template_key, in_trial, due_at, state, reason)
    VALUES (${shopId}, ${campaignId}, ${profileId}, ${segmentId ?? null}, 'welcome', ${inTrial}, ${daysAgo(3)}, ${state}, ${reason ?? null})
    RETURNING id`);
  if (!message) return;
  await db.query(sql`
    INSERT INTO messages (shop_id, profile_id, source_kind, source_id, step, program_id, segment_id, template_key, state, reason,
      deferred_reason, priority, next_attempt_at, queued_at, settled_at)
    VALUES (${shopId}, ${profileId}, 'campaign', ${recipientId}, 0, ${campaignId}, ${segmentId ?? null}, 'welcome', ${message.state},
      ${message.reason ?? null}, ${message.deferredReason ?? null}, 2, ${daysAgo(-1)}, ${daysAgo(3)},
      ${message.state === "sent" ? daysAgo(3) : null})`);
}

const whole = (parts: readonly CampaignPart[], what: "audience" | "waiting" | "sent" | "skipped" | "failed") =>
  parts.reduce((sum, part) => sum + part[what], 0);

test("the parts add up to the totals, and each part to its own audience", async () => {
  const parts = await listCampaignParts(shopId, [campaignId]);
  const totals = await countRecipients(shopId, campaignId);
  expect(totals).toEqual({
    ...{ audience: 10, waiting: 4, sent: 2, failed: 2 },
    skipped: { unsubscribed: 1, campaign_cancelled: 1 },
  });
  expect(whole(parts, "audience")).toBe(totals.audience);
  expect([whole(parts, "waiting"), whole(parts, "sent"), whole(parts, "failed")]).toEqual([4, 2, 2]);
  expect(whole(parts, "skipped")).toBe(2);
  for (const { audience, waiting, sent, skipped, failed } of parts) {
    expect(waiting + sent + skipped + failed).toBe(audience);
  }
  expect(parts.map(({ isTrial, segmentId, audience }) => [isTrial, segmentId, audience])).toEqual([
    [true, 4, 1],
    [true, null, 1],
    [false, 4, 1],
    [false, null, 7],
  ]);
});

test("every recipient is in the list once, and in one of its four views", async () => {
  const names = async (view: (typeof recipientViews)[number]) =>
    (await listRecipients(shopId, campaignId, { ...all, view })).map(({ name }) => name);
  expect(await names("all")).toEqual(planted.map(({ name }) => name));
  expect(await names("sent")).toEqual(["ada", "bea"]);
  expect(await names("waiting")).toEqual(["cyd", "dee", "eve", "ivy"]);
  expect(await names("skipped")).toEqual(["fay", "jon"]);
  expect(await names("failed")).toEqual(["gus", "hal"]);
  const cancelled = await listRecipients(shopId, campaignId, { ...all, view: "skipped", reason: "campaign_cancelled" });
  expect(cancelled).toMatchObject([{ name: "jon", isSkipped: true, state: null, reason: "campaign_cancelled" }]);
});

test("parts of the list follow upon each other without a gap and without a repetition", async () => {
  const read: string[] = [];
  for (let after: string | null = null; ;) {
    const rows = await listRecipientsAfter(shopId, campaignId, { limit: 3, after });
    read.push(...rows.map(({ name }) => name));
    after = rows.at(-1)?.id ?? null;
    if (rows.length < 3) break;
  }
  expect(read).toEqual(planted.map(({ name }) => name));
});

test("why some wait is told with how many and until when", async () => {
  const waiting = await listWaiting(shopId, campaignId);
  expect(waiting.map(({ reason, count }) => [reason, count])).toEqual([
    [null, 3],
    ["quiet_hours", 1],
  ]);
});

test("an order after a click counts for the part of who clicked, once, less what was refunded", async () => {
  const [ada] = await db.query<{ profileId: string; messageId: string }>(sql`
    SELECT m.profile_id AS "profileId", m.id AS "messageId" FROM messages m
    JOIN profiles p ON p.shop_id = m.shop_id AND p.id = m.profile_id
    WHERE m.shop_id = ${shopId} AND p.first_name = 'ada'`);
  for (const kind of ["delivered", "clicked", "opened"]) {
    await db.query(sql`
      INSERT INTO message_feedback (shop_id, message_id, kind, occurred_at)
      VALUES (${shopId}, ${ada?.messageId}, ${kind}, ${daysAgo(2)})`);
  }
  for (const [id, at] of [
    [1, daysAgo(1)],
    [2, daysAgo(2.5)],
    [3, daysAgo(-6)],
  ] as const) {
    await db.query(sql`
      INSERT INTO orders (shop_id, order_id, profile_id, currency, total_minor, refunded_minor, discount_codes, processed_at, version, digest)
      VALUES (${shopId}, ${id}, ${ada?.profileId}, 'GBP', 5000, 1000, '{}', ${at}, ${at}, '')`);
  }
  await credited(shopId, now);
  const [trialOfSegment, ...others] = await listCampaignParts(shopId, [campaignId]);
  expect(trialOfSegment).toMatchObject({ sent: 1, delivered: 1, clicked: 1, orders: 1, revenueMinor: "4000" });
  expect(others.map(({ orders }) => orders)).toEqual([0, 0, 0]);
});

test("who unsubscribed soon after it counts, and who did so before does not", async () => {
  const { unsubscribed } = await unsubscribeOf("bea", daysAgo(4));
  expect(unsubscribed).toBe(0);
  expect((await unsubscribeOf("bea", daysAgo(2))).unsubscribed).toBe(1);
});

async function unsubscribeOf(name: string, at: Date) {
  await db.query(sql`
    INSERT INTO consent_records (shop_id, profile_id, email, state, source, occurred_at)
    SELECT ${shopId}, id, email, 'unsubscribed', 'shopify', ${at} FROM profiles WHERE shop_id = ${shopId} AND first_name = ${name}`);
  const parts = await listCampaignParts(shopId, [campaignId]);
  return parts.find(({ isTrial, segmentId }) => isTrial && segmentId === null) ?? expect.fail("There is no such part");
}

test("another shop sees nothing of it, whatever number it names", async () => {
  expect(await listCampaignParts(otherShopId, [campaignId])).toEqual([]);
  expect(await listRecipients(otherShopId, campaignId, all)).toEqual([]);
  expect(await listRecipientsAfter(otherShopId, campaignId, { limit: 10, after: null })).toEqual([]);
  expect(await listWaiting(otherShopId, campaignId)).toEqual([]);
});
