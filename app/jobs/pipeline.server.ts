// The one page that says which stage answers what. Stages emit names (catalog.ts); nobody upstream calls downstream.
import { transact } from "~/db.server";
import { creditOrders } from "~/domains/attribution/index.server";
import { advanceCampaigns } from "~/domains/campaigns/index.server";
import { askForTelling, forgetOptIns, tellShopify } from "~/domains/consent/index.server";
import { askForCodes, makeCodes } from "~/domains/coupons/index.server";
import { askForDuplicates, findDuplicates } from "~/domains/duplicates/index.server";
import { ensureMonths, forgetUnbound } from "~/domains/events/index.server";
import { askForExperimentLooks, lookAtExperiments } from "~/domains/experiments/index.server";
import { foldFeedback, forgetClicks, judgeClicks, weighOutcomes } from "~/domains/feedback/index.server";
import { addReadyFlows, askForEffects, doEffects, enrol, goOn, lookAt } from "~/domains/flows/index.server";
import {
  advanceBackfill,
  beginBackfill,
  foldAnswers,
  foldReceipts,
  forgetBodies,
  forgetPixelDeliveries,
  reconcile,
} from "~/domains/ingest/index.server";
import {
  forgetBatches,
  queueCampaigns,
  queueOptIn,
  queueRequested,
  replay,
  sendDue,
  sendNotices,
  wakeStopped,
} from "~/domains/messages/index.server";
import { askForInsights, lookForDrift } from "~/domains/insights/index.server";
import { askForQuality, lookAtQuality } from "~/domains/quality/index.server";
import { forgetStrangers } from "~/domains/quizzes/index.server";
import { forgetUnowned } from "~/domains/profiles/index.server";
import { askForMissedPredictions, askForPredictions, predict } from "~/domains/predictions/index.server";
import { askForRelations, renewRecommendations } from "~/domains/recommendations/index.server";
import { forgetImports, workOnImport } from "~/domains/imports/index.server";
import { rowsKeptDays } from "~/domains/imports/model";
import { askForDataLook, askForRollups, lookAtData, rollUp } from "~/domains/reports/index.server";
import { askForLooks, lookAfterDomain, watchAccount } from "~/domains/senders/index.server";
import {
  askForWriteBack,
  beginKnowledge,
  fillSegments,
  refresh,
  renewRhythm,
  writeBack,
} from "~/domains/segments/index.server";
import { askForStorefront, lookAfterStorefront } from "~/domains/storefront/index.server";
import { askForTraits, renewTraits } from "~/domains/traits/index.server";
import type { JobName, Jobs } from "./catalog";
import { erase, eraseUnanswered, eraseUndone } from "./erase.server";
import { merge } from "./merge.server";
import { moveProfile } from "./move-profile.server";

type Handlers = { [Name in JobName]: (payload: Jobs[Name], now: Date) => Promise<unknown> };

const bodiesKeptDays = 7;
const batchesKeptDays = 90;
const networksKeptDays = 7;
/** So long somebody may take from a first look to saying who they are. */
const anonymousKeptDays = 90;
/** As long as a mail that asks can be answered. */
const unconfirmedKeptDays = 31;

export const pipeline: Handlers = {
  "receipts.stored": async ({ shopId }, now) => {
    await foldReceipts(shopId, now);
    const { folded } = await foldFeedback(shopId, now);
    if (folded > 0) await weighOutcomes(shopId, now);
  },
  "experiments.due": ({ shopId }, now) => lookAtExperiments(shopId, now),
  "quality.due": ({ shopId }, now) => lookAtQuality(shopId, now),
  "insights.due": ({ shopId }, now) => lookForDrift(shopId, now),
  "storefront.due": ({ shopId }, now) => lookAfterStorefront(shopId, now),
  "answers.given": ({ shopId }, now) => foldAnswers(shopId, now),
  "optin.asked": ({ shopId, requestId }, now) => queueOptIn(shopId, requestId, now),
  "import.asked": async ({ shopId, importId }, now) => {
    await workOnImport(shopId, importId, now);
    await eraseUndone(shopId, importId, now);
  },
  "data.due": ({ shopId }, now) => lookAtData(shopId, now),
  "consent.said": ({ shopId }, now) => tellShopify(shopId, now),
  "profiles.dirty": ({ shopId }, now) => refresh(shopId, now),
  "profiles.merged": ({ shopId, from, into }, now) =>
    transact((tx) => moveProfile(shopId, { from, into, by: "shopify" }, now, tx)),
  "merge.asked": ({ shopId, mergeId }, now) => merge(shopId, mergeId, now),
  "duplicates.due": ({ shopId }, now) => findDuplicates(shopId, now),
  "shop.installed": async ({ shopId, generation }, now) => {
    await addReadyFlows(shopId, now);
    await beginBackfill(shopId, generation, now);
    await askForStorefront(shopId);
  },
  "backfill.advance": ({ shopId, generation }, now) => advanceBackfill(shopId, generation, now),
  "history.complete": async ({ shopId }, now) => {
    await beginKnowledge(shopId, now);
    await askForRelations(shopId);
    await askForTraits(shopId, now);
    await askForPredictions(shopId);
    await askForRollups(shopId);
    await askForDataLook(shopId);
    await askForDuplicates(shopId, now);
    await askForQuality(shopId, now);
    await askForInsights(shopId, now);
  },
  "rhythm.due": ({ shopId }, now) => renewRhythm(shopId, now),
  "segment.changed": async ({ shopId }, now) => {
    await fillSegments(shopId, now);
    await askForWriteBack(shopId);
  },
  "memberships.changed": async ({ shopId }, now) => {
    await enrol(shopId, now);
    await askForWriteBack(shopId);
  },
  "campaigns.due": async ({ shopId }, now) => {
    await advanceCampaigns(shopId, now);
    await queueCampaigns(shopId, now);
  },
  "profiles.stirred": ({ shopId }, now) => lookAt(shopId, now),
  "flows.due": ({ shopId }, now) => goOn(shopId, now),
  "replay.asked": ({ shopId, replayId }, now) => replay(shopId, replayId, now),
  "runs.ended": ({ shopId }, now) => wakeStopped(shopId, now),
  "messages.requested": ({ shopId }, now) => queueRequested(shopId, now),
  "messages.queued": ({ shopId }, now) => sendDue(shopId, now),
  "effects.due": async ({ shopId }, now) => {
    await doEffects(shopId, now);
    await sendNotices(shopId, now);
    await askForEffects(shopId, now);
  },
  "clicks.taken": ({ shopId }, now) => judgeClicks(shopId, now),
  "sender.due": async ({ shopId }, now) => {
    await lookAfterDomain(shopId, now);
    await weighOutcomes(shopId, now);
  },
  "reconcile.due": async ({ shopId }, now) => {
    await reconcile(shopId, now);
    await askForStorefront(shopId);
    await askForWriteBack(shopId);
    await askForCodes(shopId, now);
    await askForTelling(shopId);
    await askForTraits(shopId, now);
    await askForExperimentLooks(shopId, now);
    await askForMissedPredictions(shopId, now);
    await askForDataLook(shopId);
    await askForRollups(shopId);
    await askForDuplicates(shopId, now);
    await askForQuality(shopId, now);
    await askForInsights(shopId, now);
  },
  "writeback.due": ({ shopId }, now) => writeBack(shopId, now),
  "traits.nightly": ({ shopId }, now) => renewTraits(shopId, now),
  "recommendations.due": ({ shopId }, now) => renewRecommendations(shopId, now),
  "predictions.due": ({ shopId }, now) => predict(shopId, now),
  "coupons.due": ({ shopId }, now) => makeCodes(shopId, now),
  "attribution.due": ({ shopId }, now) => creditOrders(shopId, now),
  "rollups.due": ({ shopId }, now) => rollUp(shopId, now),
  "erasure.requested": ({ shopId, receiptId }, now) => erase(shopId, receiptId, now),
  "day.began": async (_, now) => {
    await ensureMonths([now, daysFrom(now, 31)]);
    await askForLooks(daysFrom(now, -1));
    await watchAccount(now);
    await forgetPixelDeliveries(daysFrom(now, -1));
    await forgetUnbound(daysFrom(now, -anonymousKeptDays));
    await forgetUnowned(daysFrom(now, -anonymousKeptDays));
    await forgetBodies(daysFrom(now, -bodiesKeptDays));
    await forgetImports({ rowsBefore: daysFrom(now, -rowsKeptDays), uploadsBefore: daysFrom(now, -1) });
    await forgetBatches(daysFrom(now, -batchesKeptDays));
    await eraseUnanswered(daysFrom(now, -unconfirmedKeptDays), now);
    await forgetOptIns({
      askedBefore: daysFrom(now, -1),
      networksBefore: daysFrom(now, -networksKeptDays),
      unconfirmedBefore: daysFrom(now, -unconfirmedKeptDays),
    });
    await forgetStrangers({
      networksBefore: daysFrom(now, -networksKeptDays),
      addressesBefore: daysFrom(now, -unconfirmedKeptDays),
    });
    await forgetClicks(daysFrom(now, -networksKeptDays), daysFrom(now, -batchesKeptDays));
  },
};

function daysFrom(now: Date, days: number): Date {
  return new Date(now.getTime() + days * 86_400_000);
}
