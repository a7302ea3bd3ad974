import sql from "sql-template-tag";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "~/db.server";
import { cancelCampaign, pauseCampaign, resumeCampaign } from "~/domains/campaigns/index.server";
import { prepareTurn } from "~/domains/messages/batches/jobs.server";
import { idempotencyKey } from "~/domains/messages/batches/resolve";
import { sendDue } from "~/domains/messages/index.server";
import { post } from "~/domains/messages/resend.server";
import { randomFrom } from "../../sandbox/factories/random";
import { openCampaignShop, plannedCampaign, standOf, tendCampaigns, totalsOf } from "../support/campaign-stage";
import { outliveLeases } from "../support/mailing";
import { openSendingStage, type SendingStage } from "../support/sending-stage";

// The short form of `npm run prove -- campaigns`.
const start = new Date();
const size = 250;
const acts = 40;
let stage: SendingStage;

beforeAll(async () => {
  stage = await openSendingStage();
});
afterAll(() => stage.close());

interface Story {
  shopId: number;
  id: number;
  now: Date;
}

/** A worker takes a batch and posts it, if it gets so far; then it dies. */
async function dieWhen({ shopId, now }: Story, reached: "frozen" | "accepted"): Promise<void> {
  const turn = await prepareTurn(shopId, "app", now);
  if (turn.do !== "post" || reached === "frozen") return;
  await post(turn.ready.batch, idempotencyKey(shopId, turn.ready.batch.id));
}

/** One request, as a worker that has more to do than this shop's campaign. */
async function sendSome({ shopId, now }: Story): Promise<void> {
  const { deliver } = await import("~/domains/messages/batches/jobs.server");
  const turn = await prepareTurn(shopId, "app", now);
  if (turn.do === "post") await deliver(shopId, turn.ready, now);
}

const happens: Record<string, (story: Story) => Promise<unknown> | void> = {
  tend: ({ shopId, now }) => tendCampaigns(shopId, now),
  tendTwice: ({ shopId, now }) => Promise.all([tendCampaigns(shopId, now), tendCampaigns(shopId, now)]),
  send: sendSome,
  pause: ({ shopId, id }) => pauseCampaign(shopId, id),
  resume: ({ shopId, id, now }) => resumeCampaign(shopId, id, now),
  dieBeforePosting: (story) => dieWhen(story, "frozen"),
  dieAfterPosting: (story) => dieWhen(story, "accepted"),
  takeOver: ({ shopId }) => outliveLeases(shopId),
  cut: () => stage.resend.faults.add({ kind: "cut-after-accept" }),
  limit: () => stage.resend.faults.add({ kind: "answer-429" }),
};

/** Everybody of the audience in the ledger of messages, and how often Resend has accepted theirs. */
async function ledger({ shopId, id }: Story) {
  const rows = await db.query<{ id: string; state: string; email: string }>(sql`
    SELECT m.id, m.state, p.email FROM campaign_recipients r
    JOIN messages m ON m.shop_id = r.shop_id AND m.source_kind = 'campaign' AND m.source_id = r.id
    JOIN profiles p ON p.shop_id = r.shop_id AND p.id = r.profile_id
    WHERE r.shop_id = ${shopId} AND r.campaign_id = ${id}`);
  return rows.map(({ state, email }) => ({ state, email, accepted: stage.resend.mails(email).length }));
}

async function run(seed: number, isCancelled: boolean): Promise<Story> {
  const random = randomFrom(seed, "campaigns");
  const people = Array.from({ length: size }, (_, n) => ({ name: `p${n}` }));
  const { shopId } = await openCampaignShop(`campaigns-system-${seed}.myshopify.com`, people, start);
  const trial = random.chance(0.5) ? { percent: 20, holdHours: 1, goesOnByItself: true } : null;
  const story = { shopId, id: await plannedCampaign(shopId, { trial }, start), now: start };
  await tendCampaigns(shopId, start);
  for (let n = 0; n < acts; n++) {
    story.now = new Date(story.now.getTime() + random.between(0, 60) * 60_000);
    await happens[random.pick(Object.keys(happens))]?.(story);
    await db.query(sql`UPDATE send_accounts SET tokens = 2, filled_at = clock_timestamp()`);
    expect((await totalsOf(shopId, story.id)).audience).toBe(size);
    if (isCancelled && n === acts / 2) await cancelCampaign(shopId, story.id, story.now);
  }
  stage.resend.faults.clear();
  for (const seconds of [0, 7200, 0, 3600, 0]) {
    story.now = new Date(story.now.getTime() + seconds * 1000);
    await outliveLeases(shopId);
    await resumeCampaign(shopId, story.id, story.now);
    await tendCampaigns(shopId, story.now);
    await sendDue(shopId, story.now);
    await tendCampaigns(shopId, story.now);
    await totalsOf(shopId, story.id);
  }
  return story;
}

test.each([1, 2, 3])(
  "whatever breaks, and however often it is paused (seed %i): each gets it once, and it finishes only then",
  { timeout: 120_000 },
  async (seed) => {
    const story = await run(seed, false);
    const told = await ledger(story);
    expect(told).toEqual(told.map(({ email }) => ({ email, state: "sent", accepted: 1 })));
    expect(await totalsOf(story.shopId, story.id)).toEqual({
      ...{ audience: size, waiting: 0, sent: size, skipped: {}, failed: 0 },
    });
    expect((await standOf(story.shopId, story.id)).state).toBe("finished");
  },
);

test.each([4, 5])(
  "whatever breaks, once it is cancelled (seed %i) nobody gets it any more, and everybody is accounted for",
  { timeout: 120_000 },
  async (seed) => {
    const story = await run(seed, true);
    const told = await ledger(story);
    expect(told.filter(({ state, accepted }) => accepted !== (state === "sent" ? 1 : 0))).toEqual([]);
    const { waiting, sent, skipped, failed } = await totalsOf(story.shopId, story.id);
    expect([waiting, failed]).toEqual([0, 0]);
    expect(sent).toBe(told.filter(({ state }) => state === "sent").length);
    expect(Object.keys(skipped).filter((reason) => !/cancelled|trial/.test(reason))).toEqual([]);
    expect((await standOf(story.shopId, story.id)).state).toBe("cancelled");
  },
);
