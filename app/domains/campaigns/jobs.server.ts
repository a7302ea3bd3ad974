import { db as pool, transact, type Db, type Tx } from "~/db.server";
import { findActs } from "~/domains/events/index.server";
import { assign, findOpenExperiments } from "~/domains/experiments/index.server";
import { getShop } from "~/domains/shops/index.server";
import { maySend } from "~/domains/shops/model";
import { emit } from "~/jobs/emit.server";
import { habitDays, usualHour } from "~/lib/usual-hour";
import { zoneOf } from "~/lib/zone-of";
import { findProblems } from "./planning/known.server";
import type { Campaign } from "./model";
import { turnOf } from "./planning/turn";
import { findNextDue, listIn, lockAnnouncing, lockCampaign, updateCampaign } from "./queries.server";
import { armGives } from "./recipients/arm-given";
import {
  countWaiting,
  fixAudience,
  giveArms,
  listPlacesOf,
  listWaiting,
  setOwnTurns,
  setTurn,
  setTurns,
  type Part,
  type WaitingRecipient,
} from "./recipients/queries.server";
import { transition } from "./transition";

const msPerHour = 3_600_000;
/** After an outage, a campaign that is later than this does not begin by itself: its moment may have passed. */
const mostHoursLate = 24;
const atOnce = 2000;
/** How soon it is looked again whether all of a campaign's mail has ended. */
const lookSeconds = 60;

/** Begins what is due, and lets go on what has waited long enough after its trial. */
export async function advanceCampaigns(shopId: number, now: Date): Promise<void> {
  if (!maySend(await getShop(shopId))) return;
  for (const { id } of await listIn(shopId, ["scheduled", "holding"])) {
    await transact(async (tx) => {
      const campaign = await lockCampaign(shopId, id, tx);
      if (!campaign?.dueAt || campaign.dueAt > now) return;
      if (campaign.state === "scheduled") await begin(shopId, campaign, now, tx);
      if (campaign.state === "holding" && campaign.plan.trial?.goesOnByItself) await goOn(shopId, campaign, now, tx);
    });
  }
}

/** Fixes who gets it, what, and when. What has become impossible since it was scheduled is a draft again, and says why. */
async function begin(shopId: number, campaign: Campaign, now: Date, tx: Tx): Promise<void> {
  const problem = await whyNot(shopId, campaign, now, tx);
  if (problem !== null) {
    const undone = transition(campaign, "unschedule");
    if (undone) await updateCampaign(shopId, campaign, { ...undone, dueAt: null, problem }, tx);
    return;
  }
  const begun = transition(campaign, "begin");
  if (!begun) return;
  const audience = await fixAudience(shopId, campaign, now, tx);
  const wentOnAt = campaign.plan.trial ? null : now;
  const { at } = campaign.plan.schedule;
  // Whose turn is at once has it already.
  const parts: readonly Part[] = at === "once" || at === "time" ? [] : ["trial", "rest"];
  for (const part of parts) await giveTurns(shopId, campaign, part, now, tx);
  await tryOut(shopId, campaign, campaign.plan.trial ? "trial" : "rest", now, tx);
  await updateCampaign(shopId, campaign, { ...begun, dueAt: null, startedAt: now, audience, wentOnAt }, tx);
}

async function whyNot(shopId: number, campaign: Campaign, now: Date, tx: Tx): Promise<string | null> {
  const dueAt = campaign.dueAt ?? now;
  if (now.getTime() - dueAt.getTime() > mostHoursLate * msPerHour) {
    return "It could not begin when it was to, and now it may be too late for it. Schedule it again if it is not.";
  }
  const [problem] = await findProblems(shopId, campaign.plan, dueAt, tx);
  return problem ? `It could not begin: ${problem.words}` : null;
}

/** Lets a campaign go to everybody after its trial. */
export async function goOn(shopId: number, campaign: Campaign, now: Date, tx: Tx): Promise<Campaign | null> {
  const gone = transition(campaign, "goOn");
  if (!gone) return null;
  await giveTurns(shopId, campaign, "rest", now, tx);
  await tryOut(shopId, campaign, "rest", now, tx);
  return updateCampaign(shopId, campaign, { ...gone, dueAt: null, wentOnAt: now }, tx);
}

/** Says when it is whose turn, from now on. */
async function giveTurns(shopId: number, { id, plan }: Campaign, part: Part, now: Date, tx: Tx): Promise<void> {
  const { schedule } = plan;
  if (schedule.at === "once" || schedule.at === "time") return setTurn(shopId, id, part, now, tx);
  const { timezone } = await getShop(shopId, tx);
  const zone = ({ country, region }: Pick<WaitingRecipient, "country" | "region">) =>
    zoneOf(country, region) ?? timezone;
  // Whose time of the day is over already when it begins gets it at once; whoever waited for the trial, on another day.
  const from = part === "trial" || !plan.trial ? new Date(0) : now;
  const places = await listPlacesOf(shopId, id, part, tx);
  const turns = places.map((place) => {
    return { ...place, at: turnOf(schedule, { timezone: zone(place), usualHour: null }, from) };
  });
  await setTurns(shopId, id, part, turns, tx);
  if (schedule.at === "local_time") return;
  await forAll(shopId, id, part, tx, async (waiting) => {
    const profileIds = waiting.map(({ profileId }) => profileId);
    const acts = await findActs(shopId, profileIds, habitDays, now, tx);
    const own = waiting.flatMap((one) => {
      const clock = { timezone: zone(one), usualHour: usualHour(acts.get(one.profileId) ?? [], zone(one)) };
      return clock.usualHour === null ? [] : [{ id: one.id, at: turnOf(schedule, clock, from) }];
    });
    await setOwnTurns(shopId, own, tx);
  });
}

/** Where something is tried with the campaign, gives everybody her arm. */
async function tryOut(shopId: number, { id, plan }: Campaign, part: Part, now: Date, tx: Tx): Promise<void> {
  const [experiment] = await findOpenExperiments(shopId, [{ kind: "campaign", id, step: null }], tx);
  if (!experiment) return;
  const arms = new Map(experiment.arms.map((arm) => [arm.key, arm]));
  await forAll(shopId, id, part, tx, async (waiting) => {
    const profileIds = waiting.map(({ profileId }) => profileId);
    const assigned = await assign(shopId, experiment, profileIds, now, tx);
    const given = waiting.flatMap((one) => {
      const arm = arms.get(assigned.get(one.profileId) ?? "");
      return arm ? [{ id: one.id, arm: arm.key, ...armGives(arm, one.templateKey, plan.messages) }] : [];
    });
    await giveArms(shopId, experiment.id, given, tx);
  });
}

async function forAll(
  shopId: number,
  campaignId: number,
  part: Part,
  tx: Tx,
  work: (waiting: WaitingRecipient[]) => Promise<void>,
): Promise<void> {
  for (let after = "0"; ;) {
    const waiting = await listWaiting(shopId, campaignId, part, { after, most: atOnce }, tx);
    const last = waiting.at(-1);
    if (!last) return;
    await work(waiting);
    after = last.id;
  }
}

/** A campaign whose trial has been handed over as a whole is held, as long as its plan says. */
export async function holdTrials(shopId: number, now: Date): Promise<void> {
  for (const { id, wentOnAt } of await listIn(shopId, ["sending"])) {
    if (wentOnAt) continue;
    await transact(async (tx) => {
      const campaign = await lockCampaign(shopId, id, tx);
      if (campaign?.state !== "sending" || campaign.wentOnAt || !campaign.plan.trial) return;
      const waiting = await countWaiting(shopId, id, tx);
      if (waiting.trial > 0) return;
      const held = transition(campaign, "hold");
      const dueAt = new Date(now.getTime() + campaign.plan.trial.holdHours * msPerHour);
      // Where everybody was in the trial there is nothing to hold.
      if (waiting.rest === 0) await updateCampaign(shopId, campaign, { wentOnAt: now }, tx);
      else if (held) await updateCampaign(shopId, campaign, { ...held, dueAt }, tx);
    });
  }
}

/** Campaigns that have been handed over as a whole: they have finished when all of their mail has ended. */
export async function listHandedOver(shopId: number, db: Db = pool): Promise<Campaign[]> {
  const sending = (await listIn(shopId, ["sending"], db)).filter(({ wentOnAt }) => wentOnAt !== null);
  const handed: Campaign[] = [];
  for (const campaign of sending) {
    const { trial, rest } = await countWaiting(shopId, campaign.id, db);
    if (trial + rest === 0) handed.push(campaign);
  }
  return handed;
}

/** All of a campaign's mail has ended. */
export async function finishCampaign(shopId: number, campaignId: number, now: Date, tx: Tx): Promise<void> {
  const campaign = await lockCampaign(shopId, campaignId, tx);
  const finished = campaign && transition(campaign, "finish");
  if (finished) await updateCampaign(shopId, campaign, { ...finished, finishedAt: now }, tx);
}

/** Says when to look at the shop's campaigns next. */
export async function announceCampaigns(shopId: number, now: Date): Promise<void> {
  await transact(async (tx) => {
    // One after the other: who announces last knows best what is next.
    await lockAnnouncing(shopId, tx);
    const next = await findNextDue(shopId, tx);
    const look = new Date(now.getTime() + lookSeconds * 1000);
    const isEnding = (await listHandedOver(shopId, tx)).length > 0;
    const at = isEnding && (!next || next > look) ? look : next;
    if (at) await emit(tx, "campaigns.due", { shopId }, at);
  });
}
