import { formatDay } from "~/components/dates";
import { listFlows } from "~/domains/flows/index.server";
import { listBackfills } from "~/domains/ingest/index.server";
import { countTroubles, findStanding, listStages, sumResults } from "~/domains/reports/index.server";
import { findSenderState } from "~/domains/senders/index.server";
import type { PauseReason } from "~/domains/senders/model";
import type { Shop } from "~/domains/shops/model";
import { listFailingJobs } from "~/jobs/queries.server";
import { readPeriod } from "~/lib/report-period";
import { loadSteps } from "./steps.server";
import { loadValue } from "./value.server";

/** How the shop stands, and what to do next. */
export async function loadHome(shop: Shop, now: Date) {
  const { id, generation, timezone } = shop;
  const [backfills, sender, flows, standing, { sent, clicked, orders }, stages, troubles, failing, steps, value] =
    await Promise.all([
      listBackfills(id, generation),
      findSenderState(id, now),
      listFlows(id),
      findStanding(id, now),
      sumResults(id, readPeriod(new URLSearchParams({ days: "7" }), now, timezone)),
      listStages(id),
      countTroubles(id, generation),
      listFailingJobs(id),
      loadSteps(shop, now),
      loadValue(shop, now),
    ]);
  return {
    name: shop.name,
    isReady: shop.readyAt !== null,
    historyFrom: shop.historyFrom && formatDay(shop.historyFrom, timezone),
    backfills: backfills.map(({ kind, state, attempts, objectsDone, objectsTotal }) => ({
      kind,
      state,
      attempts,
      objectsDone,
      objectsTotal,
    })),
    hasSender: sender.pausedFor !== "no_sender",
    hasDomain: sender.pausedFor === null || isAfterSetUp(sender.pausedFor),
    pausedFor: sender.pausedFor,
    problem: sender.problem,
    hasFlowOn: flows.some(({ enabledAt }) => enabledAt !== null),
    week: { mayWriteTo: standing.reachable, sent, clicked, orders },
    moves: standing.moves,
    stages,
    steps,
    value,
    troubles: { ...troubles, failingJobs: failing.length },
  };
}

/** Reasons that come up once everything had been set up: the guide has nothing more to say about them. */
function isAfterSetUp(reason: PauseReason): boolean {
  return ["bounces", "complaints", "domain_broken", "key_refused"].includes(reason);
}
