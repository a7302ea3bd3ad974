import { transact, type Tx } from "~/db.server";
import { emit } from "~/jobs/emit.server";
import { goOn } from "./jobs.server";
import type { Campaign, CampaignPlan, PlanProblem } from "./model";
import { findProblems, findTurns, namesStranger } from "./planning/known.server";
import {
  addCampaign,
  countCampaigns,
  findCampaign,
  lockCampaign,
  lockStandings,
  updateCampaign,
} from "./queries.server";
import { skipWaiting } from "./recipients/queries.server";
import { transition, type Change } from "./transition";

/** So many campaigns can still be looked through. */
const mostCampaigns = 1000;
const noSegment = "A segment that was chosen is not there any more: choose another";
const tooMany = `A shop has at most ${mostCampaigns} campaigns; put one away first`;

const mustNotBeginBySaving = "To send it at once, send it now instead of saving it";

type Missing = { outcome: "missing" };
/** Somebody else changed it since; so it stands now. */
type Overtaken = { outcome: "overtaken"; campaign: Campaign };
/** As it stands now, this cannot be done with it. */
type NotNow = { outcome: "not_now"; campaign: Campaign };
type Faulty = { outcome: "faulty"; problems: PlanProblem[] };

export type Created = { outcome: "created"; campaignId: number } | { outcome: "refused"; problem: string } | Missing;
export type CampaignSaved = { outcome: "saved"; campaign: Campaign } | Overtaken | NotNow | Faulty | Missing;
export type Scheduled = { outcome: "scheduled"; campaign: Campaign } | Overtaken | NotNow | Faulty | Missing;
export type Changed = { outcome: "changed"; campaign: Campaign } | NotNow | Missing;

/** Adds a draft that says this. */
export async function createCampaign(
  shopId: number,
  draft: Pick<Campaign, "name" | "plan">,
  now: Date,
): Promise<Exclude<Created, Missing>> {
  return transact((tx) => add(shopId, draft, now, tx));
}

/** Adds a draft that says what another campaign said. */
export async function copyCampaign(shopId: number, campaignId: number, now: Date): Promise<Created> {
  return transact(async (tx) => {
    const origin = await findCampaign(shopId, campaignId, tx);
    if (!origin) return { outcome: "missing" };
    return add(shopId, { name: `${origin.name} copy`, plan: origin.plan }, now, tx);
  });
}

async function add(
  shopId: number,
  draft: Pick<Campaign, "name" | "plan">,
  now: Date,
  tx: Tx,
): Promise<Exclude<Created, Missing>> {
  if ((await countCampaigns(shopId, tx)) >= mostCampaigns) return { outcome: "refused", problem: tooMany };
  if (await namesStranger(shopId, draft.plan, tx)) return { outcome: "refused", problem: noSegment };
  return { outcome: "created", campaignId: await addCampaign(shopId, draft, now, tx) };
}

/**
 * Keeps what is decided about a campaign that has not begun. A draft may be unfinished; one that is scheduled stays so,
 * and must hold together.
 * @param draft with the revision that the writer began with: when it has changed since, nothing is written
 */
export async function saveCampaign(
  shopId: number,
  campaignId: number,
  { name, plan, revision }: Pick<Campaign, "name" | "plan" | "revision">,
  now: Date,
): Promise<CampaignSaved> {
  return transact(async (tx) => {
    const campaign = await lockCampaign(shopId, campaignId, tx);
    if (!campaign) return { outcome: "missing" };
    if (campaign.revision !== revision) return { outcome: "overtaken", campaign };
    if (campaign.state === "draft") {
      if (await namesStranger(shopId, plan, tx)) {
        return { outcome: "faulty", problems: [{ place: "audience", words: noSegment }] };
      }
      return { outcome: "saved", campaign: await updateCampaign(shopId, campaign, { name, plan, problem: null }, tx) };
    }
    if (campaign.state !== "scheduled") return { outcome: "not_now", campaign };
    const problems = await findProblems(shopId, plan, now, tx);
    if (plan.schedule.at === "once") problems.push({ place: "schedule", words: mustNotBeginBySaving });
    if (problems.length > 0) return { outcome: "faulty", problems };
    const dueAt = (await findTurns(shopId, plan, now, tx)).first;
    const saved = await updateCampaign(shopId, campaign, { name, plan, dueAt }, tx);
    await emit(tx, "campaigns.due", { shopId });
    return { outcome: "saved", campaign: saved };
  });
}

/** All that keeps a plan from being carried out as things are. None: it can be scheduled. */
export { findProblems as checkCampaignPlan };

/**
 * Lets a draft begin when its plan says: at once, or when the first of its audience has their turn.
 * @param revision what the merchant has read: when it has changed since, nothing is sent
 */
export async function scheduleCampaign(
  shopId: number,
  campaignId: number,
  { revision }: Pick<Campaign, "revision">,
  now: Date,
): Promise<Scheduled> {
  return transact(async (tx) => {
    const campaign = await lockCampaign(shopId, campaignId, tx);
    if (!campaign) return { outcome: "missing" };
    if (campaign.revision !== revision) return { outcome: "overtaken", campaign };
    const to = campaign.archivedAt === null ? transition(campaign, "schedule") : null;
    if (!to) return { outcome: "not_now", campaign };
    const problems = await findProblems(shopId, campaign.plan, now, tx);
    if (problems.length > 0) return { outcome: "faulty", problems };
    const dueAt = (await findTurns(shopId, campaign.plan, now, tx)).first;
    const scheduled = await updateCampaign(shopId, campaign, { ...to, dueAt, problem: null }, tx);
    await emit(tx, "campaigns.due", { shopId });
    return { outcome: "scheduled", campaign: scheduled };
  });
}

/** Lets a campaign that is scheduled begin at once. */
export async function sendCampaignNow(
  shopId: number,
  campaignId: number,
  { revision }: Pick<Campaign, "revision">,
  now: Date,
): Promise<Scheduled> {
  return transact(async (tx) => {
    const campaign = await lockCampaign(shopId, campaignId, tx);
    if (!campaign) return { outcome: "missing" };
    if (campaign.revision !== revision) return { outcome: "overtaken", campaign };
    if (campaign.state !== "scheduled") return { outcome: "not_now", campaign };
    const plan: CampaignPlan = { ...campaign.plan, schedule: { at: "once" } };
    const scheduled = await updateCampaign(shopId, campaign, { plan, dueAt: now }, tx);
    await emit(tx, "campaigns.due", { shopId });
    return { outcome: "scheduled", campaign: scheduled };
  });
}

/** Makes a campaign that has not begun a draft again. */
export async function unscheduleCampaign(shopId: number, campaignId: number): Promise<Changed> {
  return change(shopId, campaignId, "unschedule", () => ({ dueAt: null }));
}

/** Nothing more of it goes out until it is resumed. What waits goes on waiting, and is not late because of it. */
export async function pauseCampaign(shopId: number, campaignId: number): Promise<Changed> {
  return change(shopId, campaignId, "pause");
}

export async function resumeCampaign(shopId: number, campaignId: number, now: Date): Promise<Changed> {
  return change(shopId, campaignId, "resume", () => ({ resumedAt: now }));
}

/** Nothing more of it goes out, for good. Who has not got it by then is skipped, and it says why. */
export async function cancelCampaign(shopId: number, campaignId: number, now: Date): Promise<Changed> {
  return change(
    shopId,
    campaignId,
    "cancel",
    () => ({ dueAt: null, finishedAt: now }),
    async (campaign, tx) => {
      const isOnTrial = campaign.state === "holding" || campaign.pausedFrom === "holding";
      await skipWaiting(shopId, campaignId, isOnTrial ? "stopped_after_trial" : "campaign_cancelled", tx);
    },
  );
}

/** Lets a campaign go to everybody, whether or not its trial has been held as long as was planned. */
export async function goOnCampaign(shopId: number, campaignId: number, now: Date): Promise<Changed> {
  return transact(async (tx) => {
    const campaign = await lockCampaign(shopId, campaignId, tx);
    if (!campaign) return { outcome: "missing" };
    const gone = await goOn(shopId, campaign, now, tx);
    if (!gone) return { outcome: "not_now", campaign };
    await emit(tx, "campaigns.due", { shopId });
    return { outcome: "changed", campaign: gone };
  });
}

/** Puts away a campaign that sends nothing. */
export async function putAwayCampaign(shopId: number, campaignId: number, now: Date): Promise<Changed> {
  return setArchived(shopId, campaignId, now);
}

export async function takeBackCampaign(shopId: number, campaignId: number): Promise<Changed> {
  return setArchived(shopId, campaignId, null);
}

async function setArchived(shopId: number, campaignId: number, archivedAt: Date | null): Promise<Changed> {
  return transact(async (tx) => {
    const campaign = await lockCampaign(shopId, campaignId, tx);
    if (!campaign) return { outcome: "missing" };
    const rests = ["draft", "finished", "cancelled"].includes(campaign.state);
    if (!rests || (campaign.archivedAt === null) === (archivedAt === null)) return { outcome: "not_now", campaign };
    return { outcome: "changed", campaign: await updateCampaign(shopId, campaign, { archivedAt }, tx) };
  });
}

/** Changes how a campaign stands. @param beside what else changes with it @param work what else is done with it */
async function change(
  shopId: number,
  campaignId: number,
  wish: Change,
  beside: () => Partial<Campaign> = () => ({}),
  work: (campaign: Campaign, tx: Tx) => Promise<void> = async () => {},
): Promise<Changed> {
  return transact(async (tx) => {
    await lockStandings(shopId, tx);
    const campaign = await lockCampaign(shopId, campaignId, tx);
    if (!campaign) return { outcome: "missing" };
    const to = transition(campaign, wish);
    if (!to) return { outcome: "not_now", campaign };
    await work(campaign, tx);
    const changed = await updateCampaign(shopId, campaign, { ...to, ...beside() }, tx);
    await emit(tx, "campaigns.due", { shopId });
    return { outcome: "changed", campaign: changed };
  });
}
