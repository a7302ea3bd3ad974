import sql from "sql-template-tag";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db, transact } from "~/db.server";
import { eraseRecipients, pauseCampaign, resumeCampaign } from "~/domains/campaigns/index.server";
import type { CampaignPlan } from "~/domains/campaigns/model";
import { appendEvents, ensureMonths } from "~/domains/events/index.server";
import { createExperiment, startExperiment } from "~/domains/experiments/index.server";
import type { Arm } from "~/domains/experiments/model";
import { sendDue } from "~/domains/messages/index.server";
import { eraseMessages } from "~/domains/messages/queries.server";
import { perform } from "~/jobs/perform.server";
import {
  enter,
  openCampaignShop,
  plannedCampaign,
  standOf,
  tendCampaigns,
  totalsOf,
  type CampaignShop,
} from "../support/campaign-stage";
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
let shop: CampaignShop;
let shopId: number;
let shops = 0;

beforeAll(async () => {
  stage = await openSendingStage();
});
afterAll(() => stage.close());
beforeEach(async () => {
  shop = await openCampaignShop(`campaign-people-${++shops}.myshopify.com`, people, after(-24 * 60));
  shopId = shop.shopId;
});

const idOf = (name: string) => shop.people.get(name) ?? "0";
const mails = (name: string) => stage.resend.mails(`${name}.${shopId}@example.com`).length;

async function go(now: Date): Promise<void> {
  await tendCampaigns(shopId, now);
  await sendDue(shopId, now);
  await tendCampaigns(shopId, now);
}

/** When it is whose turn, by name. */
async function turns(campaignId: number): Promise<Record<string, Date>> {
  const rows = await db.query<{ name: string; at: Date }>(sql`
    SELECT p.first_name AS name, r.due_at AS at FROM campaign_recipients r
    JOIN profiles p ON p.shop_id = r.shop_id AND p.id = r.profile_id
    WHERE r.shop_id = ${shopId} AND r.campaign_id = ${campaignId} ORDER BY p.first_name`);
  return Object.fromEntries(rows.map(({ name, at }) => [name, at]));
}

async function merge(from: string, into: string): Promise<void> {
  await db.query(sql`UPDATE profiles SET merged_into = ${idOf(into)} WHERE shop_id = ${shopId} AND id = ${idOf(from)}`);
  await perform("profiles.merged", { shopId, from: idOf(from), into: idOf(into) }, start);
}

describe("whose turn it is", () => {
  test("by each shopper's own clock; the campaign begins when the first has theirs", async () => {
    const schedule: CampaignPlan["schedule"] = { at: "local_time", day: "2026-06-02", minute: 9 * 60 };
    const id = await plannedCampaign(shopId, { schedule }, start);
    // Nine in Tokyo.
    expect((await standOf(shopId, id)).dueAt).toEqual(new Date("2026-06-02T00:00:00Z"));
    await go(new Date("2026-06-02T00:00:00Z"));
    expect(["ada", "bea", "cyd", "dee"].map(mails)).toEqual([0, 0, 1, 0]);
    expect(await totalsOf(shopId, id)).toMatchObject({ audience: 4, waiting: 3, sent: 1 });
    await go(new Date("2026-06-02T08:00:00Z"));
    expect(["ada", "bea", "cyd", "dee"].map(mails)).toEqual([1, 0, 1, 1]);
    await go(new Date("2026-06-02T16:00:00Z"));
    expect(["ada", "bea", "cyd", "dee"].map(mails)).toEqual([1, 1, 1, 1]);
    expect((await standOf(shopId, id)).state).toBe("finished");
  });

  test("whose time of the day is over when it begins gets it at once", async () => {
    const schedule: CampaignPlan["schedule"] = { at: "local_time", day: "2026-06-01", minute: 9 * 60 };
    await plannedCampaign(shopId, { schedule }, start);
    await go(start);
    expect(["ada", "bea", "cyd"].map(mails)).toEqual([1, 0, 1]);
  });

  test("at the hour at which each usually acts, and at the given time where nobody knows", async () => {
    const instants = Array.from({ length: 8 }, (_, day) => after(-24 * (day + 1) + 7));
    await ensureMonths(instants);
    const views = instants.map((occurredAt, n) => ({
      ...{ kind: "product_viewed" as const, sourceId: `view-${n}`, occurredAt, profileId: idOf("ada"), actor: null },
      properties: {},
    }));
    await transact((tx) => appendEvents(shopId, views, tx));
    const schedule: CampaignPlan["schedule"] = { at: "best_hour", day: "2026-06-02", minute: 10 * 60 };
    const id = await plannedCampaign(shopId, { schedule }, start);
    await tendCampaigns(shopId, new Date("2026-06-02T00:00:00Z"));
    expect(await turns(id)).toEqual({
      ada: new Date("2026-06-02T18:00:00Z"),
      bea: new Date("2026-06-02T17:00:00Z"),
      cyd: new Date("2026-06-02T01:00:00Z"),
      dee: new Date("2026-06-02T09:00:00Z"),
    });
  });

  test("who waited for the trial gets it at the same time of a later day", async () => {
    const schedule: CampaignPlan["schedule"] = { at: "local_time", day: "2026-06-02", minute: 9 * 60 };
    const trial = { percent: 1, holdHours: 2, goesOnByItself: true };
    const [news] = shop.segments;
    await enter(shop, news, ["ada", "dee"], start);
    const id = await plannedCampaign(shopId, { audience: { include: [news], exclude: [] }, schedule, trial }, start);
    for (const hour of ["00:00", "08:00", "10:00"]) await go(new Date(`2026-06-02T${hour}:00Z`));
    expect(mails("ada") + mails("dee")).toBe(1);
    const last = mails("ada") === 1 ? "dee" : "ada";
    expect((await turns(id))[last]).toEqual(new Date("2026-06-03T08:00:00Z"));
  });
});

describe("two profiles that turn out to be one person", () => {
  test("whose one was in the audience gets it as the other", async () => {
    const [news] = shop.segments;
    await enter(shop, news, ["ada"], start);
    const id = await plannedCampaign(shopId, { audience: { include: [news], exclude: [] } }, start);
    await tendCampaigns(shopId, start);
    await merge("ada", "dee");
    await go(start);
    expect([mails("ada"), mails("dee")]).toEqual([0, 1]);
    expect(await totalsOf(shopId, id)).toMatchObject({ audience: 1, sent: 1 });
  });

  test("both of whom were in it get it once, whether or not they had come to the ledger", async () => {
    const trial = { percent: 50, holdHours: 1, goesOnByItself: true };
    for (const plan of [{}, { trial }, { schedule: { at: "time" as const, time: after(1).toISOString() } }]) {
      const id = await plannedCampaign(shopId, plan, start);
      await tendCampaigns(shopId, start);
      const before = await totalsOf(shopId, id);
      await merge("ada", "dee");
      await go(after(1));
      await go(after(3));
      const totals = await totalsOf(shopId, id);
      const isFixed = before.audience > 0;
      expect(totals, JSON.stringify(plan)).toMatchObject({ audience: isFixed ? 4 : 3, sent: 3, waiting: 0 });
      expect(totals.skipped).toEqual(isFixed ? { same_shopper: 1 } : {});
      expect([mails("ada"), mails("dee")]).toEqual([0, 1]);
      stage.resend.clear();
      await db.query(sql`UPDATE profiles SET merged_into = NULL WHERE shop_id = ${shopId}`);
      await db.query(sql`DELETE FROM messages WHERE shop_id = ${shopId}`);
    }
  });
});

test("who is erased is taken out of the audience, and the totals still add up to it", async () => {
  const id = await plannedCampaign(shopId, {}, start);
  await go(start);
  await transact(async (tx) => {
    await eraseMessages(shopId, idOf("ada"), tx);
    await eraseRecipients(shopId, idOf("ada"), tx);
  });
  expect(await totalsOf(shopId, id)).toEqual({ audience: 3, waiting: 0, sent: 3, skipped: {}, failed: 0 });
});

describe("what is tried with a campaign", () => {
  const arm = (key: string, share: number, what: Arm["what"]): Arm => ({ key, name: key, share, what });

  async function tryWith(campaignId: number, arms: Arm[]): Promise<number> {
    const subject = { kind: "campaign" as const, id: campaignId, step: null };
    const id = await createExperiment(shopId, subject, { name: "Try", arms, windowDays: 7, rollsOut: false }, start);
    const started = await startExperiment(shopId, id, { revision: 0, planned: null }, start);
    expect(started).toEqual({ outcome: "started" });
    return id;
  }

  test("who is held out is skipped and counted; who gets it later has a later turn; who is written to generally gets that", async () => {
    const vips = shop.segments[1];
    await enter(shop, vips, ["ada", "bea", "cyd", "dee"], start);
    const messages = { bySegment: [{ segmentId: vips, template: "win-back" }], everybodyElse: "welcome" };
    const id = await plannedCampaign(shopId, { messages }, start);
    const differs = { does: "differs" as const, changes: {}, template: null, laterMinutes: 90 };
    const experimentId = await tryWith(id, [
      arm("usual", 25, { does: "usual" }),
      arm("generic", 25, { does: "generic" }),
      arm("later", 25, differs),
      arm("none", 25, { does: "none" }),
    ]);
    await tendCampaigns(shopId, start);
    const rows = await db.query<{
      arm: string;
      template: string;
      treatment: string | null;
      at: Date;
      state: string;
    }>(sql`
      SELECT r.arm, r.template_key AS template, r.treatment, r.due_at AS at, r.state FROM campaign_recipients r
      WHERE r.shop_id = ${shopId} AND r.experiment_id = ${experimentId} ORDER BY r.id`);
    expect(rows).toHaveLength(4);
    const expected: Record<string, object> = {
      usual: { template: "win-back", treatment: null, at: start, state: "handed" },
      generic: { template: "welcome", treatment: "generic", at: start, state: "handed" },
      later: { template: "win-back", treatment: null, at: after(1.5), state: "waiting" },
      none: { template: "win-back", treatment: null, at: start, state: "skipped" },
    };
    for (const { arm: key, ...row } of rows) expect(row, key).toEqual(expected[key]);
    await go(after(2));
    const held = rows.filter(({ arm: key }) => key === "none").length;
    expect(await totalsOf(shopId, id)).toMatchObject({ audience: 4, waiting: 0, sent: 4 - held });
    const told = await db.query(sql`
      SELECT DISTINCT m.experiment_id AS id, m.arm, m.treatment FROM messages m WHERE m.shop_id = ${shopId}`);
    const handed = new Set(rows.filter(({ state }) => state !== "skipped").map(({ arm: key }) => key));
    expect(told).toHaveLength(handed.size);
    expect(told).toEqual(
      told.map(() =>
        expect.objectContaining({ id: experimentId, arm: expect.toSatisfy((key: string) => handed.has(key)) }),
      ),
    );
  });

  test("only the trial is taken in before it is held, so that a winner can be given to the others", async () => {
    const trial = { percent: 50, holdHours: 1, goesOnByItself: true };
    const id = await plannedCampaign(shopId, { trial }, start);
    const differs = { does: "differs" as const, changes: {}, template: "win-back", laterMinutes: 0 };
    const experimentId = await tryWith(id, [arm("usual", 50, { does: "usual" }), arm("other", 50, differs)]);
    await go(start);
    const count = async () =>
      (await db.query(sql`SELECT 1 FROM assignments WHERE shop_id = ${shopId} AND experiment_id = ${experimentId}`))
        .length;
    expect(await count()).toBe(2);
    await db.query(sql`UPDATE experiments SET winner = 'other', state = 'finished' WHERE shop_id = ${shopId}`);
    await go(after(1));
    expect(await count()).toBe(2);
    const rest = await db.query(sql`
      SELECT template_key AS template, arm FROM campaign_recipients WHERE shop_id = ${shopId} AND NOT in_trial`);
    expect(rest).toEqual([1, 2].map(() => ({ template: "win-back", arm: "other" })));
  });
});

test("a pause that ends while a worker decides leaves nobody waiting for it", async () => {
  const id = await plannedCampaign(shopId, {}, start);
  await tendCampaigns(shopId, start);
  await pauseCampaign(shopId, id);
  const { takeDrafts, deferDrafts } = await import("~/domains/messages/batches/queries.server");
  const { decideAll } = await import("~/domains/messages/gate/decide.server");
  let resumed = Promise.resolve<unknown>(null);
  await transact(async (tx) => {
    const drafts = await takeDrafts(shopId, 20, start, tx);
    const { decisions } = await decideAll(shopId, drafts, start, tx);
    // The merchant's word has to wait until what was decided is written.
    resumed = resumeCampaign(shopId, id, start).then(() => tendCampaigns(shopId, start));
    await new Promise((resolve) => setTimeout(resolve, 300));
    const deferred = [...decisions].flatMap(([of, to]) => (to.decision === "defer" ? [{ id: of, ...to }] : []));
    expect(deferred).toHaveLength(4);
    await deferDrafts(shopId, deferred, start, tx);
  });
  await resumed;
  await sendDue(shopId, start);
  expect(await totalsOf(shopId, id)).toMatchObject({ sent: 4 });
});
