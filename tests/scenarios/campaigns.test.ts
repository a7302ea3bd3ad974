import sql from "sql-template-tag";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "~/db.server";
import { cancelCampaign, goOnCampaign, pauseCampaign, resumeCampaign } from "~/domains/campaigns/index.server";
import { countParts, listRecipients, sendDue } from "~/domains/messages/index.server";
import {
  enter,
  goCampaigns,
  gotBy,
  nextLook,
  onceEach,
  openCampaignShop,
  plannedCampaign,
  standOf,
  tendCampaigns,
  totalsOf,
  type CampaignShop,
} from "../support/campaign-stage";
import { openSendingStage, type SendingStage } from "../support/sending-stage";

const start = new Date("2026-06-01T11:00:00Z");
const after = (hours: number) => new Date(start.getTime() + hours * 3_600_000);
const names = ["ada", "bea", "cyd", "dee", "eve", "fay", "gus", "hal", "ivy", "jon"];
let stage: SendingStage;
let shop: CampaignShop;
let shopId: number;
let shops = 0;

beforeAll(async () => {
  stage = await openSendingStage();
});
afterAll(() => stage.close());
beforeEach(async () => {
  const people = names.map((name) => ({ name }));
  shop = await openCampaignShop(`campaigns-${++shops}.myshopify.com`, people, start);
  shopId = shop.shopId;
});

test("it goes to who is included and not excluded, to each by the first segment that fits, and finishes when all has ended", async () => {
  const [news, vips, rude] = shop.segments;
  await enter(shop, news, ["ada", "bea", "cyd", "dee"], start);
  await enter(shop, vips, ["bea", "cyd", "eve"], start);
  await enter(shop, rude, ["cyd"], start);
  const id = await plannedCampaign(
    shopId,
    {
      audience: { include: [news], exclude: [rude] },
      messages: { bySegment: [{ segmentId: vips, template: "win-back" }], everybodyElse: "welcome" },
    },
    start,
  );
  await tendCampaigns(shopId, start);
  expect(await totalsOf(shopId, id)).toMatchObject({ audience: 3, waiting: 3 });
  expect(await standOf(shopId, id)).toMatchObject({ state: "sending", audience: 3, startedAt: start });
  await goCampaigns(shopId, start);
  expect(gotBy(stage, shopId, names)).toEqual(onceEach(["ada", "bea", "dee"]));
  expect(await totalsOf(shopId, id)).toEqual({ audience: 3, waiting: 0, sent: 3, skipped: {}, failed: 0 });
  expect(await standOf(shopId, id)).toMatchObject({ state: "finished", finishedAt: start });
  const parts = (await countParts(shopId, id)).map(({ segmentId, template, sent }) => ({ segmentId, template, sent }));
  expect(parts).toEqual([
    { segmentId: news, template: "welcome", sent: 2 },
    { segmentId: vips, template: "win-back", sent: 1 },
  ]);
});

test("who comes in after it began is not in it; who leaves stays in it", async () => {
  const [news] = shop.segments;
  await enter(shop, news, ["ada"], start);
  const id = await plannedCampaign(shopId, { audience: { include: [news], exclude: [] } }, start);
  await tendCampaigns(shopId, start);
  await enter(shop, news, ["bea"], start);
  await db.query(
    sql`UPDATE memberships SET left_at = ${start} WHERE shop_id = ${shopId} AND profile_id = ${shop.people.get("ada")}`,
  );
  await goCampaigns(shopId, start);
  expect(gotBy(stage, shopId, names)).toEqual({ ada: 1 });
  expect((await totalsOf(shopId, id)).audience).toBe(1);
});

test("who has left a segment is not in it any more", async () => {
  const [news, rude] = shop.segments;
  await enter(shop, news, ["ada", "bea"], start);
  await enter(shop, rude, ["bea"], start);
  await db.query(sql`
    UPDATE memberships SET left_at = ${start} WHERE shop_id = ${shopId} AND profile_id = ${shop.people.get("ada")}
      OR shop_id = ${shopId} AND segment_id = ${rude}`);
  await plannedCampaign(shopId, { audience: { include: [news], exclude: [rude] } }, start);
  await goCampaigns(shopId, start);
  expect(gotBy(stage, shopId, names)).toEqual({ bea: 1 });
});

test("who is in none of the segments that have a message gets none where there is nothing for everybody else", async () => {
  const [news, vips] = shop.segments;
  await enter(shop, vips, ["ada"], start);
  await enter(shop, news, ["bea"], start);
  const messages = { bySegment: [{ segmentId: vips, template: "welcome" }], everybodyElse: null };
  const id = await plannedCampaign(shopId, { messages }, start);
  await goCampaigns(shopId, start);
  expect(gotBy(stage, shopId, names)).toEqual({ ada: 1 });
  expect((await totalsOf(shopId, id)).audience).toBe(1);
});

test("who did not get it is told apart by why, and the page of recipients says so", async () => {
  await db.query(sql`
    INSERT INTO consent_records (shop_id, profile_id, email, state, source, occurred_at)
    SELECT shop_id, id, email, 'unsubscribed', 'shopify', ${after(1)} FROM profiles
    WHERE shop_id = ${shopId} AND first_name IN ('ada', 'bea')`);
  await db.query(sql`UPDATE profiles SET email = NULL WHERE shop_id = ${shopId} AND first_name = 'cyd'`);
  const id = await plannedCampaign(shopId, {}, after(2));
  await goCampaigns(shopId, after(2));
  const totals = await totalsOf(shopId, id);
  expect(totals).toMatchObject({ audience: 10, sent: 7, skipped: { unsubscribed: 2, no_address: 1 } });
  const pages = await Promise.all(
    [1, 2].map((page) => listRecipients(shopId, id, { state: "skipped", page, pageSize: 2 })),
  );
  expect(pages.map(({ total, recipients }) => [total, recipients.length])).toEqual([
    [3, 2],
    [3, 1],
  ]);
  const told = pages.flatMap(({ recipients }) => recipients.map(({ firstName, reason }) => `${firstName} ${reason}`));
  expect(told.toSorted()).toEqual(["ada unsubscribed", "bea unsubscribed", "cyd no_address"]);
  expect((await standOf(shopId, id)).state).toBe("finished");
});

test("a pause keeps all that waits, however long, and once it is resumed everybody gets it once", async () => {
  const id = await plannedCampaign(shopId, {}, start);
  await tendCampaigns(shopId, start);
  expect(await pauseCampaign(shopId, id)).toMatchObject({ outcome: "changed", campaign: { state: "paused" } });
  // Whoever is about to be sent to is asked about at the gate, before the job has come to it.
  expect(await sendDue(shopId, start)).toEqual({ sent: 0, skipped: 0 });
  await goCampaigns(shopId, start);
  await goCampaigns(shopId, after(60));
  expect(gotBy(stage, shopId, names)).toEqual({});
  expect(await totalsOf(shopId, id)).toMatchObject({ audience: 10, waiting: 10 });
  expect(await resumeCampaign(shopId, id, after(60))).toMatchObject({ campaign: { state: "sending" } });
  await goCampaigns(shopId, after(61));
  expect(gotBy(stage, shopId, names)).toEqual(onceEach(names));
  expect(await standOf(shopId, id)).toMatchObject({ state: "finished" });
});

test("a campaign that is paused before its turns have come hands over nobody", async () => {
  const id = await plannedCampaign(
    shopId,
    { schedule: { at: "local_time", day: "2026-06-01", minute: 15 * 60 } },
    start,
  );
  await tendCampaigns(shopId, after(3));
  await db.query(sql`UPDATE campaign_recipients SET state = 'waiting' WHERE shop_id = ${shopId}`);
  await db.query(sql`DELETE FROM messages WHERE shop_id = ${shopId}`);
  await pauseCampaign(shopId, id);
  await goCampaigns(shopId, after(4));
  const [row] = await db.query<{ count: number }>(sql`SELECT count(*)::int FROM messages WHERE shop_id = ${shopId}`);
  expect(row?.count).toBe(0);
  await resumeCampaign(shopId, id, after(5));
  await goCampaigns(shopId, after(5));
  expect(gotBy(stage, shopId, names)).toEqual(onceEach(names));
});

test("what is not sent in time is too late, as any mail is", async () => {
  const id = await plannedCampaign(shopId, {}, start);
  await tendCampaigns(shopId, start);
  await goCampaigns(shopId, after(25));
  expect(await totalsOf(shopId, id)).toMatchObject({ skipped: { too_late: 10 } });
});

test("what is in doubt waits, so that it has not finished; what nobody will ever know of has failed, and says so", async () => {
  const id = await plannedCampaign(shopId, {}, start);
  await tendCampaigns(shopId, start);
  stage.resend.faults.add({ kind: "cut-after-accept" });
  await goCampaigns(shopId, start);
  expect(await totalsOf(shopId, id)).toMatchObject({ audience: 10, waiting: 10, sent: 0 });
  expect((await standOf(shopId, id)).state).toBe("sending");
  expect(await nextLook(shopId)).toEqual(new Date(start.getTime() + 60_000));
  await db.query(sql`
    UPDATE messages SET state = 'parked', reason = 'in doubt for 23 hours' WHERE shop_id = ${shopId} AND id IN (
      SELECT min(id) FROM messages WHERE shop_id = ${shopId})`);
  await goCampaigns(shopId, after(1));
  expect(await totalsOf(shopId, id)).toMatchObject({ audience: 10, waiting: 0, sent: 9, failed: 1 });
  expect((await standOf(shopId, id)).state).toBe("finished");
  const { recipients } = await listRecipients(shopId, id, { state: "failed", page: 1 });
  expect(recipients.map(({ reason }) => reason)).toEqual(["in doubt for 23 hours"]);
});

test("after it is cancelled nobody gets it, whether or not they had come to the ledger, and the totals say so", async () => {
  const trial = { percent: 40, holdHours: 1, goesOnByItself: true };
  const id = await plannedCampaign(shopId, { trial }, start);
  await tendCampaigns(shopId, start);
  expect(await totalsOf(shopId, id)).toMatchObject({ audience: 10, waiting: 10 });
  expect((await cancelCampaign(shopId, id, start)).outcome).toBe("changed");
  // The gate knows before the job has come to it.
  expect(await sendDue(shopId, start)).toEqual({ sent: 0, skipped: 4 });
  await goCampaigns(shopId, after(1));
  expect(gotBy(stage, shopId, names)).toEqual({});
  const totals = await totalsOf(shopId, id);
  expect(totals).toMatchObject({ waiting: 0, sent: 0, skipped: { campaign_cancelled: 4, stopped_after_trial: 6 } });
  for (const again of [resumeCampaign(shopId, id, start), goOnCampaign(shopId, id, start), pauseCampaign(shopId, id)]) {
    expect((await again).outcome).toBe("not_now");
  }
});

test("the job ends what waits of a cancelled campaign without asking the gate about each", async () => {
  const id = await plannedCampaign(shopId, {}, start);
  await tendCampaigns(shopId, start);
  await cancelCampaign(shopId, id, start);
  await tendCampaigns(shopId, start);
  expect(await totalsOf(shopId, id)).toMatchObject({ waiting: 0, skipped: { campaign_cancelled: 10 } });
});

test("a trial goes to a few, is held, and then goes on to the others by itself", async () => {
  const id = await plannedCampaign(shopId, { trial: { percent: 25, holdHours: 3, goesOnByItself: true } }, start);
  await goCampaigns(shopId, start);
  const first = Object.keys(gotBy(stage, shopId, names));
  expect(first).toHaveLength(3);
  expect(await standOf(shopId, id)).toMatchObject({ state: "holding", dueAt: after(3) });
  expect(await nextLook(shopId)).toEqual(after(3));
  await goCampaigns(shopId, after(2.9));
  expect(Object.keys(gotBy(stage, shopId, names))).toEqual(first);
  await goCampaigns(shopId, after(3));
  expect(gotBy(stage, shopId, names)).toEqual(onceEach(names));
  expect((await standOf(shopId, id)).state).toBe("finished");
  const parts = await countParts(shopId, id);
  expect(parts.map(({ inTrial, sent }) => ({ inTrial, sent }))).toEqual([
    { inTrial: false, sent: 7 },
    { inTrial: true, sent: 3 },
  ]);
});

test("a trial that waits for the merchant goes on when they say so, and not by itself", async () => {
  const id = await plannedCampaign(shopId, { trial: { percent: 10, holdHours: 1, goesOnByItself: false } }, start);
  await goCampaigns(shopId, start);
  await goCampaigns(shopId, after(50));
  expect(Object.keys(gotBy(stage, shopId, names))).toHaveLength(1);
  expect(await goOnCampaign(shopId, id, after(50))).toMatchObject({ campaign: { state: "sending" } });
  await goCampaigns(shopId, after(50));
  expect(gotBy(stage, shopId, names)).toEqual(onceEach(names));
});

test("a trial that did badly is stopped: the few have got it, the others never do", async () => {
  const id = await plannedCampaign(shopId, { trial: { percent: 10, holdHours: 1, goesOnByItself: true } }, start);
  await goCampaigns(shopId, start);
  await cancelCampaign(shopId, id, after(0.5));
  await goCampaigns(shopId, after(2));
  expect(await totalsOf(shopId, id)).toMatchObject({ sent: 1, skipped: { stopped_after_trial: 9 } });
});

test("one person who is all of an audience is its trial, and there is nothing to hold", async () => {
  const [news] = shop.segments;
  await enter(shop, news, ["ada"], start);
  const trial = { percent: 5, holdHours: 24, goesOnByItself: false };
  const id = await plannedCampaign(shopId, { audience: { include: [news], exclude: [] }, trial }, start);
  await goCampaigns(shopId, start);
  await goCampaigns(shopId, start);
  expect(gotBy(stage, shopId, names)).toEqual({ ada: 1 });
  expect((await standOf(shopId, id)).state).toBe("finished");
});
