import type { Tx } from "~/db.server";
import { findPermissions, findPreferences } from "~/domains/consent/index.server";
import { noPreferences, type Permission } from "~/domains/consent/model";
import { listFlows } from "~/domains/flows/index.server";
import { findSender, getShop } from "~/domains/shops/index.server";
import { maySend, type SenderIdentity, type Shop } from "~/domains/shops/model";
import { findTopics } from "~/domains/templates/index.server";
import type { Taken } from "./cap";
import { gate, type GateContext } from "./gate";
import { latestInstant } from "./lateness";
import { priorities, type Decision, type Draft, type SendingPolicies } from "./model";
import { keptPlaces } from "./priority";
import { findActs, findOthers, findPlaces, findPolicies, findSigns, lockDecisions } from "./queries.server";
import { usualHour } from "./usual-hour";
import { zoneOf } from "./zone-of";

/** A habit is read from what somebody did in so many days. */
const habitDays = 180;
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
  await lockDecisions(shopId, tx);
  const context = await loadContexts(shopId, drafts, known, now, tx);
  const { shop, sender } = known;
  const decisions = new Map<string, Decision>();
  const passed = new Map<string, Taken[]>();
  for (const draft of drafts.toSorted(byWeight)) {
    const before = passed.get(draft.profileId) ?? [];
    const decision = gate(draft, context(draft, before), now);
    decisions.set(draft.id, decision);
    if (decision.decision !== "send" || draft.priority === priorities.askedFor) continue;
    passed.set(draft.profileId, [...before, { at: now, messageId: draft.id }]);
  }
  return { decisions, shop, sender };
}

function byWeight(a: Draft, b: Draft): number {
  return (
    a.priority - b.priority || a.queuedAt.getTime() - b.queuedAt.getTime() || (BigInt(a.id) < BigInt(b.id) ? -1 : 1)
  );
}

/** What no decision changes, so that it is loaded before others have to wait: the same few queries however many ask. */
async function loadKnown(shopId: number, drafts: readonly Draft[], now: Date, tx: Tx) {
  const profileIds = [...new Set(drafts.map(({ profileId }) => profileId))];
  const shop = await getShop(shopId, tx);
  const sender = await findSender(shopId);
  const flows = await listFlows(shopId, tx);
  const topics = await findTopics(shopId, [...new Set(drafts.map(({ templateKey }) => templateKey))], tx);
  const policies = await findPolicies(shopId, tx);
  const permissions = await findPermissions(shopId, profileIds, tx);
  const preferences = await findPreferences(shopId, profileIds, tx);
  const places = await findPlaces(shopId, profileIds, tx);
  const signs = await loadSigns(shopId, permissions, policies, now, tx);
  const acts = policies.atUsualHour ? await findActs(shopId, profileIds, habitDays, now, tx) : null;
  const isOn = new Set(flows.filter(({ enabledAt }) => enabledAt !== null).map(({ id }) => id));
  return { shop, sender, isOn, topics, policies, permissions, preferences, places, signs, acts, profileIds };
}

/** What decisions about these messages rest on; to be loaded when nobody else decides. */
async function loadContexts(
  shopId: number,
  drafts: readonly Draft[],
  known: Awaited<ReturnType<typeof loadKnown>>,
  now: Date,
  tx: Tx,
) {
  const { shop, sender, isOn, topics, policies, permissions, preferences, places, signs, acts, profileIds } = known;
  const ids = drafts.map(({ id }) => id);
  const lookBack = { profileIds, apart: ids, days: Math.max(longestGapDays, policies.capDays) };
  const others = await findOthers(shopId, lookBack, now, tx);

  return (draft: Draft, passed: readonly Taken[]): GateContext => {
    const { profileId, priority } = draft;
    const place = places.get(profileId);
    const { taken, waiting } = others.get(profileId) ?? { taken: [], waiting: [] };
    const timezone = zoneOf(place?.country ?? null, place?.region ?? null) ?? shop.timezone;
    return {
      shopMaySend: maySend(shop),
      programIsOn: draft.sourceKind !== "flow" || isOn.has(draft.programId),
      senderIsComplete: sender !== null,
      permission: permissions.get(profileId) ?? null,
      preferences: preferences.get(profileId) ?? noPreferences,
      topic: topics.get(draft.templateKey) ?? null,
      policies,
      timezone,
      taken: [...taken, ...passed],
      kept: keptPlaces(priority, waiting, policies.hoursBetween, now),
      signs: signs.get(profileId) ?? { lastAt: now, mailsSince: 0 },
      usualHour: acts && usualHour(acts.get(profileId) ?? [], timezone),
      sendBefore: latestInstant(draft, policies),
    };
  };
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
