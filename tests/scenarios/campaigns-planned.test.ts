import sql from "sql-template-tag";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "~/db.server";
import {
  cancelCampaign,
  copyCampaign,
  goOnCampaign,
  listCampaigns,
  pauseCampaign,
  putAwayCampaign,
  saveCampaign,
  scheduleCampaign,
  sendCampaignNow,
  takeBackCampaign,
  unscheduleCampaign,
} from "~/domains/campaigns/index.server";
import type { CampaignPlan } from "~/domains/campaigns/model";
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
  writeCampaign,
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
  shop = await openCampaignShop(`campaigns-planned-${++shops}.myshopify.com`, people, start);
  shopId = shop.shopId;
});

test("it waits for its time, and says when to look; it can be changed, sent now, or made a draft until then", async () => {
  const schedule: CampaignPlan["schedule"] = { at: "time", time: after(48).toISOString() };
  const id = await plannedCampaign(shopId, { schedule }, start);
  await goCampaigns(shopId, start);
  expect(await nextLook(shopId)).toEqual(after(48));
  expect(await standOf(shopId, id)).toMatchObject({ state: "scheduled", dueAt: after(48) });
  const { plan, revision } = await standOf(shopId, id);
  const sooner = { ...plan, schedule: { at: "time" as const, time: after(24).toISOString() } };
  const saved = await saveCampaign(shopId, id, { name: "News", plan: sooner, revision }, start);
  expect(saved).toMatchObject({ outcome: "saved", campaign: { state: "scheduled", dueAt: after(24) } });
  await goCampaigns(shopId, start);
  expect(await nextLook(shopId)).toEqual(after(24));
  const messages = { bySegment: [], everybodyElse: null };
  const wrong = { name: "News", plan: { ...sooner, messages }, revision: revision + 1 };
  expect(await saveCampaign(shopId, id, wrong, start)).toMatchObject({ outcome: "faulty" });
  // Nothing begins because somebody saves.
  const atOnce = { name: "News", plan: { ...plan, schedule: { at: "once" as const } }, revision: revision + 1 };
  expect(await saveCampaign(shopId, id, atOnce, start)).toMatchObject({ outcome: "faulty" });
  expect(await unscheduleCampaign(shopId, id)).toMatchObject({ campaign: { state: "draft", dueAt: null } });
  await goCampaigns(shopId, after(30));
  expect(gotBy(stage, shopId, names)).toEqual({});
  const draft = await standOf(shopId, id);
  expect(await scheduleCampaign(shopId, id, draft, after(30))).toMatchObject({ outcome: "faulty" });
  await saveCampaign(shopId, id, { ...draft, plan: { ...plan, schedule } }, after(30));
  const again = await standOf(shopId, id);
  expect(await scheduleCampaign(shopId, id, again, after(30))).toMatchObject({ outcome: "scheduled" });
  const scheduled = await standOf(shopId, id);
  expect(await sendCampaignNow(shopId, id, scheduled, after(31))).toMatchObject({ outcome: "scheduled" });
  await goCampaigns(shopId, after(31));
  expect(gotBy(stage, shopId, names)).toEqual(onceEach(names));
});

test("what somebody has read is what is scheduled: a change since then is shown first", async () => {
  const { id, revision, plan } = await writeCampaign(shopId, {}, start);
  await saveCampaign(shopId, id, { name: "Other news", plan, revision }, start);
  expect(await scheduleCampaign(shopId, id, { revision }, start)).toMatchObject({
    outcome: "overtaken",
    campaign: { name: "Other news" },
  });
  expect(await saveCampaign(shopId, id, { name: "Mine", plan, revision }, start)).toMatchObject({
    outcome: "overtaken",
  });
  expect((await standOf(shopId, id)).name).toBe("Other news");
});

test("what it rests on may have gone by the time it is to begin: then it is a draft again and says why", async () => {
  const [news, rude] = shop.segments;
  await enter(shop, news, ["ada"], start);
  const schedule: CampaignPlan["schedule"] = { at: "time", time: after(24).toISOString() };
  const id = await plannedCampaign(shopId, { audience: { include: [news], exclude: [rude] }, schedule }, start);
  await db.query(sql`UPDATE segments SET archived_at = ${start} WHERE shop_id = ${shopId} AND id = ${rude}`);
  await goCampaigns(shopId, after(24));
  expect(gotBy(stage, shopId, names)).toEqual({});
  expect(await standOf(shopId, id)).toMatchObject({
    state: "draft",
    problem: "It could not begin: A segment that was chosen is not there any more: choose another",
  });
});

test("after an outage of days it does not begin by itself", async () => {
  const schedule: CampaignPlan["schedule"] = { at: "time", time: after(1).toISOString() };
  const id = await plannedCampaign(shopId, { schedule }, start);
  await goCampaigns(shopId, after(26));
  expect(gotBy(stage, shopId, names)).toEqual({});
  expect(await standOf(shopId, id)).toMatchObject({ state: "draft", problem: expect.stringContaining("too late") });
});

test("a shop that was uninstalled begins nothing", async () => {
  const id = await plannedCampaign(shopId, {}, start);
  await db.query(sql`UPDATE shops SET uninstalled_at = ${start} WHERE id = ${shopId}`);
  await tendCampaigns(shopId, start);
  expect((await standOf(shopId, id)).state).toBe("scheduled");
});

test("a copy is a draft of its own, and what rests can be put away and taken back", async () => {
  const id = await plannedCampaign(shopId, {}, start);
  expect((await putAwayCampaign(shopId, id, start)).outcome).toBe("not_now");
  const copied = await copyCampaign(shopId, id, after(1));
  const copyId = copied.outcome === "created" ? copied.campaignId : 0;
  expect(await standOf(shopId, copyId)).toMatchObject({ name: "News copy", state: "draft", revision: 0 });
  expect((await putAwayCampaign(shopId, copyId, start)).outcome).toBe("changed");
  expect((await listCampaigns(shopId)).map((campaign) => campaign.id)).toEqual([id]);
  const away = await standOf(shopId, copyId);
  expect((await scheduleCampaign(shopId, copyId, away, start)).outcome).toBe("not_now");
  expect((await takeBackCampaign(shopId, copyId)).outcome).toBe("changed");
  expect((await listCampaigns(shopId)).map((campaign) => campaign.id)).toEqual([copyId, id]);
});

test("another shop's campaign is not there", async () => {
  const id = await plannedCampaign(shopId, {}, start);
  const other = await openCampaignShop(`campaigns-planned-${shops}-other.myshopify.com`, [{ name: "ada" }], start);
  const mine = other.shopId;
  for (const asked of [
    pauseCampaign(mine, id),
    cancelCampaign(mine, id, start),
    unscheduleCampaign(mine, id),
    goOnCampaign(mine, id, start),
    copyCampaign(mine, id, start),
    putAwayCampaign(mine, id, start),
    scheduleCampaign(mine, id, { revision: 1 }, start),
  ]) {
    expect((await asked).outcome).toBe("missing");
  }
  expect((await totalsOf(mine, id)).audience).toBe(0);
  expect((await standOf(shopId, id)).state).toBe("scheduled");
});
