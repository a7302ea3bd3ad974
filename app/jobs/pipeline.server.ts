// The one page that says which stage answers what. Stages emit names (catalog.ts); nobody upstream calls downstream.
import { ensureMonths } from "~/domains/events/index.server";
import { foldFeedback } from "~/domains/feedback/index.server";
import { addReadyFlows, enrol, moveFlowRuns } from "~/domains/flows/index.server";
import { advanceBackfill, beginBackfill, foldReceipts, forgetBodies, reconcile } from "~/domains/ingest/index.server";
import { forgetRequests, moveMessages, queueRequested, sendDue } from "~/domains/messages/index.server";
import {
  askForWriteBack,
  beginKnowledge,
  endMerged,
  fillSegments,
  refresh,
  renewRhythm,
  writeBack,
} from "~/domains/segments/index.server";
import type { JobName, Jobs } from "./catalog";
import { erase } from "./erase.server";

type Handlers = { [Name in JobName]: (payload: Jobs[Name], now: Date) => Promise<unknown> };

const bodiesKeptDays = 7;
const requestsKeptDays = 90;

export const pipeline: Handlers = {
  "receipts.stored": async ({ shopId }, now) => {
    await foldReceipts(shopId, now);
    await foldFeedback(shopId, now);
  },
  "profiles.dirty": ({ shopId }, now) => refresh(shopId, now),
  "profiles.merged": async ({ shopId, from, into }, now) => {
    await endMerged(shopId, from, into, now);
    await moveFlowRuns(shopId, from, into);
    await moveMessages(shopId, from, into);
  },
  "shop.installed": async ({ shopId, generation }, now) => {
    await addReadyFlows(shopId, now);
    await beginBackfill(shopId, generation, now);
  },
  "backfill.advance": ({ shopId, generation }, now) => advanceBackfill(shopId, generation, now),
  "history.complete": ({ shopId }, now) => beginKnowledge(shopId, now),
  "rhythm.due": ({ shopId }, now) => renewRhythm(shopId, now),
  "segment.changed": async ({ shopId }, now) => {
    await fillSegments(shopId, now);
    await askForWriteBack(shopId);
  },
  "memberships.changed": async ({ shopId }, now) => {
    await enrol(shopId, now);
    await askForWriteBack(shopId);
  },
  "messages.requested": ({ shopId }, now) => queueRequested(shopId, now),
  "messages.queued": ({ shopId }, now) => sendDue(shopId, now),
  "reconcile.due": async ({ shopId }, now) => {
    await reconcile(shopId, now);
    await askForWriteBack(shopId);
  },
  "writeback.due": ({ shopId }, now) => writeBack(shopId, now),
  "erasure.requested": ({ shopId, receiptId }, now) => erase(shopId, receiptId, now),
  "day.began": async (_, now) => {
    await ensureMonths([now, daysFrom(now, 31)]);
    await forgetBodies(daysFrom(now, -bodiesKeptDays));
    await forgetRequests(daysFrom(now, -requestsKeptDays));
  },
};

function daysFrom(now: Date, days: number): Date {
  return new Date(now.getTime() + days * 86_400_000);
}
