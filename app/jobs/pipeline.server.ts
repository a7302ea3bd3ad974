// The one page that says which stage answers what. Stages emit names (catalog.ts); nobody upstream calls downstream.
import { advanceCampaigns, moveRecipients } from "~/domains/campaigns/index.server";
import { askForTelling, forgetOptIns, tellShopify } from "~/domains/consent/index.server";
import { askForCodes, makeCodes, moveCoupons } from "~/domains/coupons/index.server";
import { ensureMonths, forgetUnbound } from "~/domains/events/index.server";
import { askForExperimentLooks, lookAtExperiments, moveAssignments } from "~/domains/experiments/index.server";
import { foldFeedback, forgetClicks, judgeClicks, weighOutcomes } from "~/domains/feedback/index.server";
import {
  addReadyFlows,
  askForEffects,
  doEffects,
  enrol,
  goOn,
  lookAt,
  moveFlowEffects,
  moveFlowRuns,
} from "~/domains/flows/index.server";
import {
  advanceBackfill,
  beginBackfill,
  foldAnswers,
  foldReceipts,
  forgetBodies,
  forgetPixelDeliveries,
  reconcile,
} from "~/domains/ingest/index.server";
import { moveLinks } from "~/domains/links/index.server";
import {
  forgetBatches,
  moveMessages,
  queueCampaigns,
  queueOptIn,
  queueRequested,
  replay,
  sendDue,
  sendNotices,
  wakeStopped,
} from "~/domains/messages/index.server";
import { forgetStrangers } from "~/domains/quizzes/index.server";
import { forgetUnowned } from "~/domains/profiles/index.server";
import { askForRelations, renewRecommendations } from "~/domains/recommendations/index.server";
import { askForLooks, lookAfterDomain, watchAccount } from "~/domains/senders/index.server";
import {
  askForWriteBack,
  beginKnowledge,
  endMerged,
  fillSegments,
  refresh,
  renewRhythm,
  writeBack,
} from "~/domains/segments/index.server";
import { askForStorefront, lookAfterStorefront } from "~/domains/storefront/index.server";
import type { JobName, Jobs } from "./catalog";
import { erase, eraseUnanswered } from "./erase.server";

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
  "storefront.due": ({ shopId }, now) => lookAfterStorefront(shopId, now),
  "answers.given": ({ shopId }, now) => foldAnswers(shopId, now),
  "optin.asked": ({ shopId, requestId }, now) => queueOptIn(shopId, requestId, now),
  "consent.said": ({ shopId }, now) => tellShopify(shopId, now),
  "profiles.dirty": ({ shopId }, now) => refresh(shopId, now),
  "profiles.merged": async ({ shopId, from, into }, now) => {
    await endMerged(shopId, from, into, now);
    await moveAssignments(shopId, from, into);
    await moveFlowRuns(shopId, from, into, now);
    await moveFlowEffects(shopId, from, into);
    await moveRecipients(shopId, from, into);
    await moveMessages(shopId, from, into);
    await moveLinks(shopId, from, into);
    await moveCoupons(shopId, from, into);
  },
  "shop.installed": async ({ shopId, generation }, now) => {
    await addReadyFlows(shopId, now);
    await beginBackfill(shopId, generation, now);
    await askForStorefront(shopId);
  },
  "backfill.advance": ({ shopId, generation }, now) => advanceBackfill(shopId, generation, now),
  "history.complete": async ({ shopId }, now) => {
    await beginKnowledge(shopId, now);
    await askForRelations(shopId);
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
    await askForExperimentLooks(shopId, now);
  },
  "writeback.due": ({ shopId }, now) => writeBack(shopId, now),
  "recommendations.due": ({ shopId }, now) => renewRecommendations(shopId, now),
  "coupons.due": ({ shopId }, now) => makeCodes(shopId, now),
  "erasure.requested": ({ shopId, receiptId }, now) => erase(shopId, receiptId, now),
  "day.began": async (_, now) => {
    await ensureMonths([now, daysFrom(now, 31)]);
    await askForLooks(daysFrom(now, -1));
    await watchAccount(now);
    await forgetPixelDeliveries(daysFrom(now, -1));
    await forgetUnbound(daysFrom(now, -anonymousKeptDays));
    await forgetUnowned(daysFrom(now, -anonymousKeptDays));
    await forgetBodies(daysFrom(now, -bodiesKeptDays));
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
