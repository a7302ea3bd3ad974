import type { Db, Tx } from "~/db.server";
import { holdCampaigns, type Standing } from "~/domains/campaigns/index.server";
import { findPermissions, findPreferences } from "~/domains/consent/index.server";
import { noPreferences, type Permission } from "~/domains/consent/model";
import { findActs } from "~/domains/events/index.server";
import { findSegmentArms } from "~/domains/experiments/index.server";
import { endGoneRuns, findFlowsOn, findGoodbyes } from "~/domains/flows/index.server";
import type { StopReason } from "~/domains/flows/model";
import { findListRooms, noteMailed } from "~/domains/imports/index.server";
import { findSender, getShop } from "~/domains/shops/index.server";
import { maySend, type SenderIdentity, type Shop } from "~/domains/shops/model";
import { findTopics } from "~/domains/templates/index.server";
import { findRepeated } from "../campaigns/queries.server";
import type { Taken } from "./cap";
import { gate, type GateContext } from "./gate";
import { latestInstant } from "./lateness";
import { priorities, type Decision, type Draft, type SendingPolicies } from "./model";
import { keptPlaces } from "./priority";
import { openSteps } from "./list-steps";
import { findOthers, findPlaces, findPolicies, findSegmentWindows, findSigns, lockDecisions } from "./queries.server";
import { habitDays, usualHour } from "~/lib/usual-hour";
import { zoneOf } from "~/lib/zone-of";

/** The longest that a shop or a shopper can ask to lie between two mails. */
const longestGapDays = 31;

/** What was decided, by message, and who writes. */
interface Decided {
  decisions: ReadonlyMap<string, Decision>;
  shop: Shop;
  sender: SenderIdentity | null;
}

/**
 * Decides about messages of a shop in one go, the most important first: each counts those that it let pass before. Until
 * the transaction ends nobody else decides about this shop's messages; what is to be sent must be marked in it as
 * attempted (`first_attempt_at`), so that the next decision finds it.
 */
export async function decideAll(shopId: number, drafts: readonly Draft[], now: Date, tx: Tx): Promise<Decided> {
  const known = await loadKnown(shopId, drafts, now, tx);
  const stopped = await endGoneRuns(shopId, runsOf(drafts), now, tx);
  const [, campaigns, rooms] = await Promise.all([
    lockDecisions(shopId, tx),
    holdCampaigns(shopId, campaignsOf(drafts), tx),
    findListRooms(shopId, known.profileIds, tx),
  ]);
  const segmentArm = await findSegmentArms(shopId, comparable(drafts, known.permissions), now, tx);
  const context = await loadContexts(shopId, drafts, { ...known, campaigns, stopped, segmentArm }, now, tx);
  const { shop, sender } = known;
  const steps = openSteps(rooms, now);
  const decisions = new Map<string, Decision>();
  const passed = new Map<string, Taken[]>();
  for (const draft of drafts.toSorted(byWeight)) {
    const before = passed.get(draft.profileId) ?? [];
    const own = context(draft, before);
    const decision = steps.step(draft, gate(draft, own, now), own.sendBefore);
    decisions.set(draft.id, decision);
    if (decision.decision !== "send" || draft.priority === priorities.askedFor) continue;
    passed.set(draft.profileId, [...before, { at: now, messageId: draft.id }]);
  }
  await noteMailed(shopId, steps.taken(), now, tx);
  return { decisions, shop, sender };
}

function byWeight(a: Draft, b: Draft): number {
  return (
    a.priority - b.priority ||
    a.rank - b.rank ||
    a.queuedAt.getTime() - b.queuedAt.getTime() ||
    (BigInt(a.id) < BigInt(b.id) ? -1 : 1)
  );
}

/** What decisions rest on beside other mail. */
interface Known extends Awaited<ReturnType<typeof loadKnown>> {
  /** By id. */
  campaigns: ReadonlyMap<number, Standing>;
  /** Why runs of flows have nothing more to say, by their ids. */
  stopped: ReadonlyMap<string, StopReason>;
  /** What a comparison of her segment does with a shopper. */
  segmentArm: Awaited<ReturnType<typeof findSegmentArms>>;
}

/** What no decision changes, so that it is loaded before others have to wait: the same few queries however many ask. */
export async function loadKnown(shopId: number, drafts: readonly Draft[], now: Date, tx: Tx) {
  const profileIds = [...new Set(drafts.map(({ profileId }) => profileId))];
  const templateKeys = [...new Set(drafts.map(({ templateKey }) => templateKey))];
  const [shop, sender, isOn, goodbyes, topics, policies, windows, permissions, preferences, places] = await Promise.all(
    [
      getShop(shopId, tx),
      findSender(shopId, tx),
      findFlowsOn(shopId, tx),
      findGoodbyes(shopId, drafts.filter(isOfRun), tx),
      findTopics(shopId, templateKeys, tx),
      findPolicies(shopId, tx),
      findSegmentWindows(shopId, profileIds, now, tx),
      findPermissions(shopId, profileIds, tx),
      findPreferences(shopId, profileIds, tx),
      findPlaces(shopId, profileIds, tx),
    ],
  );
  const signs = await loadSigns(shopId, permissions, policies, now, tx);
  const acts = policies.atUsualHour ? await findActs(shopId, profileIds, habitDays, now, tx) : null;
  return {
    shop,
    sender,
    isOn,
    goodbyes,
    topics,
    policies,
    windows,
    permissions,
    preferences,
    places,
    signs,
    acts,
    profileIds,
  };
}

/** What decisions about these messages rest on; to be loaded when nobody else decides. */
export async function loadContexts(shopId: number, drafts: readonly Draft[], known: Known, now: Date, db: Db) {
  const { shop, sender, isOn, topics, policies, windows, permissions, preferences, places, signs, acts, profileIds } =
    known;
  const { campaigns, stopped, segmentArm, goodbyes } = known;
  const ids = drafts.map(({ id }) => id);
  const lookBack = { profileIds, apart: ids, days: Math.max(longestGapDays, policies.capDays) };
  const others = await findOthers(shopId, lookBack, now, db);
  const repeated = await findRepeated(shopId, campaigns.size > 0 ? ids : [], db);

  return (draft: Draft, passed: readonly Taken[]): GateContext => {
    const { profileId } = draft;
    const place = places.get(profileId);
    const campaign = draft.sourceKind === "campaign" ? campaigns.get(draft.programId) : undefined;
    const { taken, waiting } = others.get(profileId) ?? { taken: [], waiting: [] };
    const timezone = zoneOf(place?.country ?? null, place?.region ?? null) ?? shop.timezone;
    return {
      shopMaySend: maySend(shop),
      programIsOn: draft.sourceKind !== "flow" || isOn.has(draft.programId),
      stoppedBy: (isOfRun(draft) && stopped.get(draft.sourceId)) || null,
      campaignState: campaign?.state ?? null,
      isRepeated: repeated.has(draft.id),
      isHeldOut: draft.segmentId !== null && segmentArm({ profileId, segmentId: draft.segmentId }) === "none",
      senderIsComplete: sender !== null,
      permission: permissions.get(profileId) ?? null,
      preferences: preferences.get(profileId) ?? noPreferences,
      topic: topics.get(draft.templateKey) ?? null,
      policies,
      segmentWindows: windows.get(profileId) ?? [],
      timezone,
      taken: [...taken, ...passed],
      kept: keptPlaces(draft, waiting, policies.hoursBetween, now),
      signs: signs.get(profileId) ?? { lastAt: now, mailsSince: 0 },
      isGoodbye: isOfRun(draft) && goodbyes.has(`${draft.sourceId} ${draft.step}`),
      usualHour: acts && usualHour(acts.get(profileId) ?? [], timezone),
      sendBefore: latestInstant(draft, policies, campaign?.resumedAt ?? null),
    };
  };
}

function isOfRun({ sourceKind }: Draft): boolean {
  return sourceKind === "flow";
}

function runsOf(drafts: readonly Draft[]): string[] {
  return [...new Set(drafts.filter(isOfRun).map(({ sourceId }) => sourceId))];
}

/** The campaigns that some of the messages are of. */
function campaignsOf(drafts: readonly Draft[]): number[] {
  return [...new Set(drafts.flatMap(({ sourceKind, programId }) => (sourceKind === "campaign" ? [programId] : [])))];
}

/** Messages that a comparison of segments may bring or keep away: what nobody may write anyhow would only blur it. */
function comparable(drafts: readonly Draft[], permissions: ReadonlyMap<string, Permission>) {
  return drafts.flatMap(({ profileId, segmentId, priority }) => {
    const permission = permissions.get(profileId);
    const mayGo = permission?.consent === "subscribed" && !permission.suppressedFor;
    return segmentId !== null && mayGo && priority !== priorities.askedFor ? [{ profileId, segmentId }] : [];
  });
}

async function loadSigns(
  shopId: number,
  permissions: Map<string, Permission>,
  { sunsetDays }: SendingPolicies,
  now: Date,
  tx: Tx,
) {
  if (sunsetDays === null) return new Map<string, never>();
  const people = [...permissions].map(([profileId, { consent, saidAt }]) => ({
    profileId,
    agreedAt: consent === "subscribed" ? saidAt : null,
  }));
  return findSigns(shopId, people, sunsetDays, now, tx);
}
