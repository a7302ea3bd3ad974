import sql from "sql-template-tag";
import { beforeEach, expect, test } from "vitest";
import { emptyFields, readFields, type CampaignFields } from "~/components/campaigns/fields";
import { db } from "~/db.server";
import { findCampaign, listCampaigns } from "~/domains/campaigns/index.server";
import { beginKnowledge, listSegments } from "~/domains/segments/index.server";
import { ensureShop, getShop } from "~/domains/shops/index.server";
import { listTemplates } from "~/domains/templates/index.server";
import { keepNew } from "../app.campaigns.new/keep.server";
import { act, Wish } from "./act.server";

const now = new Date("2026-06-15T12:00:00Z");
let shopId: number;
let otherShopId: number;
let campaignId: number;

const fields: CampaignFields = { ...emptyFields("2026-06-16", []), name: "News", everybodyElse: "birthday" };

beforeEach(async () => {
  shopId = (await ensureShop("campaign-acts.myshopify.com")).id;
  otherShopId = (await ensureShop("other-campaign-acts.myshopify.com")).id;
  for (const table of [sql`campaigns`, sql`templates`, sql`profiles`]) {
    await db.query(sql`DELETE FROM ${table} WHERE shop_id IN (${shopId}, ${otherShopId})`);
  }
  await db.query(sql`
    INSERT INTO profiles (shop_id, email, known_since) VALUES (${shopId}, 'ada@example.com', ${now})`);
  const kept = await keepNew(shopId, draftOf(fields), now);
  if (kept.outcome !== "created") throw new Error(JSON.stringify(kept));
  campaignId = kept.campaignId;
});

function draftOf(some: CampaignFields) {
  const read = readFields(some, "UTC");
  return read.ok ? read.draft : expect.fail(JSON.stringify(read.errors));
}

/** What is answered to a wish as a form carries it, whether it is returned or thrown. */
async function answerTo(wish: Record<string, string>, at = campaignId): Promise<unknown> {
  const shop = await getShop(shopId);
  return act(shop, at, Wish.parse(wish), now).catch((thrown: unknown) => thrown);
}

const save = (revision: number, change: Partial<CampaignFields> = {}, wish = "save") =>
  answerTo({ wish, revision: String(revision), fields: JSON.stringify({ ...fields, ...change }) });

const revision = async () => (await findCampaign(shopId, campaignId))?.revision ?? -1;

test("a ready message becomes the shop’s own as soon as a campaign is kept that sends it", async () => {
  expect((await listTemplates(shopId)).map(({ key }) => key)).toEqual(["birthday"]);
  await save(await revision(), { everybodyElse: "win-back" });
  expect((await listTemplates(shopId)).map(({ key }) => key).toSorted()).toEqual(["birthday", "win-back"]);
});

test("what somebody else saved meanwhile is not written over, but shown", async () => {
  const begun = await revision();
  await save(begun, { name: "Hers" });
  expect(await save(begun, { name: "Mine" })).toMatchObject({
    data: { told: { problem: true }, theirs: { revision: begun + 1, fields: { name: "Hers" } } },
    init: { status: 409 },
  });
  expect(await findCampaign(shopId, campaignId)).toMatchObject({ name: "Hers" });
  // Nor is it sent instead of what was read.
  expect(await save(begun, {}, "schedule")).toMatchObject({ init: { status: 409 } });
  expect(await findCampaign(shopId, campaignId)).toMatchObject({ name: "Hers", state: "draft" });
});

test("what cannot go out is kept all the same, and says beside which step it is to be mended", async () => {
  const past = { at: "local_time" as const, day: "2026-06-01", minute: "540" };
  const answer = await save(await revision(), { ...past, name: "Late news" }, "schedule");
  expect(answer).toMatchObject({
    data: { told: { problem: true }, errors: { schedule: expect.stringContaining("is over") }, kept: {} },
    init: { status: 422 },
  });
  expect(await findCampaign(shopId, campaignId)).toMatchObject({ name: "Late news", state: "draft" });
});

test("fields that cannot be read are marked, and nothing is written", async () => {
  const before = await revision();
  const answer = await save(before, { name: "", hasTrial: true, percent: "0" });
  expect(answer).toMatchObject({
    data: { errors: { name: "Give the campaign a name", percent: "Enter a whole number from 1 to 50" }, kept: null },
    init: { status: 422 },
  });
  expect(await revision()).toBe(before);
});

test("a draft names no segment that never was the shop’s", async () => {
  await beginKnowledge(otherShopId, now);
  const [foreign] = await listSegments(otherShopId);
  const include = [String(foreign?.id)];
  expect(await save(await revision(), { include })).toMatchObject({ data: { kept: null }, init: { status: 422 } });
  expect(await keepNew(shopId, draftOf({ ...fields, include }), now)).toMatchObject({ outcome: "refused" });
});

test("it is scheduled, taken back, copied and put away", async () => {
  expect(await save(await revision(), {}, "schedule")).toMatchObject({ data: { told: { words: "It begins now" } } });
  expect(await answerTo({ wish: "put-away" })).toMatchObject({ data: { told: { problem: true } } });
  expect(await answerTo({ wish: "unschedule" })).toMatchObject({ data: { told: { problem: false } } });
  expect(await answerTo({ wish: "copy" })).toMatchObject({ status: 302 });
  expect(await answerTo({ wish: "put-away" })).toMatchObject({ status: 302 });
  expect((await listCampaigns(shopId)).map(({ name }) => name)).toEqual(["News copy"]);
});

test("what cannot be done as it stands says how it stands", async () => {
  for (const wish of ["pause", "resume", "go-on", "take-back"]) {
    expect(await answerTo({ wish })).toMatchObject({
      data: { told: { problem: true, words: expect.stringContaining("Draft") } },
      init: { status: 422 },
    });
  }
});

test("another shop’s campaign is not there", async () => {
  const shop = await getShop(otherShopId);
  for (const wish of ["pause", "cancel", "copy", "put-away"]) {
    const answer = await act(shop, campaignId, Wish.parse({ wish }), now).catch((thrown: unknown) => thrown);
    expect(answer).toMatchObject({ status: 404 });
  }
});
