import sql from "sql-template-tag";
import { beforeAll, expect, test } from "vitest";
import { db } from "~/db.server";
import { ensureShop } from "~/domains/shops/index.server";
import {
  listCampaignReport,
  listFlowReport,
  listResultDays,
  listSegmentReport,
  listTemplateReport,
  sumResults,
} from "./queries.server";

let shopId: number;
let other: number;
let flowId: number;
let campaignId: number;
const march = { from: "2026-03-01", until: "2026-03-31" };

beforeAll(async () => {
  ({ id: shopId } = await ensureShop("results.myshopify.com"));
  ({ id: other } = await ensureShop("other-results.myshopify.com"));
  flowId = await only(
    sql`INSERT INTO flows (shop_id, key, name, created_at) VALUES (${shopId}, 'welcome', 'Welcome', now()) RETURNING id`,
  );
  campaignId = await only(sql`
    INSERT INTO campaigns (shop_id, name, plan, created_at) VALUES (${shopId}, 'Spring', '{}', now()) RETURNING id`);
  await day({ day: "2026-02-28", kind: "flow", program: flowId, sent: 99 });
  await day({ day: "2026-03-01", kind: "flow", program: flowId, segment: 7, sent: 10, orders: 2, revenue: 5000 });
  await day({
    day: "2026-03-01",
    kind: "flow",
    program: flowId,
    segment: 7,
    version: 2,
    sent: 5,
    orders: 1,
    revenue: 100,
  });
  await day({ day: "2026-03-31", kind: "campaign", program: campaignId, sent: 20, orders: 1, revenue: 900 });
  // What was taken back of a flow that is not there any more.
  await day({ day: "2026-03-31", kind: "flow", program: flowId + 1000, sent: 1, orders: -1, revenue: -400 });
  await day({ day: "2026-03-31", kind: "opt_in", program: 0, sent: 50 });
  await day({ of: other, day: "2026-03-31", kind: "flow", program: flowId, sent: 1000 });
});

async function only(query: ReturnType<typeof sql>): Promise<number> {
  const [row] = await db.query<{ id: number }>(query);
  return row?.id ?? 0;
}

interface Day {
  of?: number;
  day: string;
  kind: string;
  program: number;
  segment?: number;
  version?: number;
  sent: number;
  orders?: number;
  revenue?: number;
}

async function day({ of = shopId, segment = 0, version = 1, orders = 0, revenue = 0, ...one }: Day): Promise<void> {
  await db.query(sql`
    INSERT INTO daily_results (shop_id, day, source_kind, program_id, segment_id, segment_version, template_key,
      template_version, sent, delivered, clicked, unsubscribed, complained, orders, assisted, revenue_minor)
    VALUES (${of}, ${one.day}::date, ${one.kind}, ${one.program}, ${segment}, 1, 'welcome', ${version}, ${one.sent}, ${one.sent},
      ${orders}, 0, 0, ${orders}, 0, ${revenue})`);
}

test("a period has its first and its last day in it, and mail that only asks is left out", async () => {
  expect(await sumResults(shopId, march)).toMatchObject({ sent: 36, delivered: 36, orders: 3, revenueMinor: 5600 });
  expect(await sumResults(shopId, { from: "2026-03-02", until: "2026-03-30" })).toMatchObject({ sent: 0, orders: 0 });
});

test("days, flows and campaigns each add up to the whole, whether or not they are there any more", async () => {
  const sum = (rows: { sent: number; revenueMinor: number }[]) => [
    rows.reduce((total, { sent }) => total + sent, 0),
    rows.reduce((total, { revenueMinor }) => total + revenueMinor, 0),
  ];
  expect(sum(await listResultDays(shopId, march))).toEqual([36, 5600]);
  const flows = await listFlowReport(shopId, march);
  const campaigns = await listCampaignReport(shopId, march);
  expect(sum([...flows, ...campaigns])).toEqual([36, 5600]);
  expect(flows.map(({ name, sent }) => [name, sent])).toEqual([
    ["Welcome", 15],
    [null, 1],
  ]);
  expect(campaigns).toMatchObject([{ id: campaignId, name: "Spring", sent: 20, orders: 1 }]);
  expect(sum(await listTemplateReport(shopId, march))).toEqual([36, 5600]);
});

test("what a message said at a time is told apart, and everybody else's mail is in no segment", async () => {
  const versions = await listTemplateReport(shopId, march);
  expect(versions.map(({ key, version, sent }) => [key, version, sent])).toEqual([
    ["welcome", 1, 31],
    ["welcome", 2, 5],
  ]);
  expect(await listSegmentReport(shopId, march)).toMatchObject([{ id: 7, sent: 15, revenueMinor: 5100 }]);
});

test("another shop has only its own", async () => {
  expect(await sumResults(other, march)).toMatchObject({ sent: 1000 });
  expect(await listFlowReport(other, march)).toMatchObject([{ name: null, sent: 1000 }]);
});
