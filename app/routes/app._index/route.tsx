import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { formatDay } from "~/components/dates";
import { LifecyclePicture } from "~/components/lifecycle-picture";
import { SendingProblem } from "~/components/sending-problem";
import { requireShop } from "~/doors/require-shop.server";
import { listFlows } from "~/domains/flows/index.server";
import { listBackfills } from "~/domains/ingest/index.server";
import { countTroubles, countWeek, listStageMoves, listStages } from "~/domains/reports/index.server";
import { findSenderState } from "~/domains/senders/index.server";
import type { PauseReason } from "~/domains/senders/model";
import { listFailingJobs } from "~/jobs/queries.server";
import { Attention } from "./attention";
import { Figures } from "./figures";
import { NextSteps } from "./next-steps";
import { HistoryLimit, ReadingHistory } from "./reading-history";
import { SetupGuide } from "./setup-guide";
import { loadSteps } from "./steps.server";
import { loadValue } from "./value.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const { id, generation, timezone } = shop;
  const now = new Date();
  const [backfills, sender, flows, week, stages, moves, troubles, failing, steps, value] = await Promise.all([
    listBackfills(id, generation),
    findSenderState(id, now),
    listFlows(id),
    countWeek(id, now),
    listStages(id),
    listStageMoves(id, now),
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
    ...{ week, stages, moves, steps, value },
    troubles: { ...troubles, failingJobs: failing.length },
  };
}

/** Reasons that come up once everything had been set up: the guide has nothing more to say about them. */
function isAfterSetUp(reason: PauseReason): boolean {
  return ["bounces", "complaints", "domain_broken", "key_refused"].includes(reason);
}

export default function Home() {
  const view = useLoaderData<typeof loader>();
  const { name, isReady, historyFrom, backfills, hasSender, hasDomain, hasFlowOn } = view;
  const { week, stages, moves, troubles, steps, value } = view;
  const isSetUp = isReady && hasSender && hasDomain && hasFlowOn;
  const hasTroubles = Object.values(troubles).some((count) => count > 0);
  return (
    <Page title={name || "Home"} subtitle="What is going on, and what to do next">
      <BlockStack gap="400">
        {hasDomain && <SendingProblem pausedFor={view.pausedFor} problem={view.problem} />}
        {historyFrom && <HistoryLimit from={historyFrom} />}
        {!isReady && <ReadingHistory backfills={backfills} />}
        {!isSetUp && (
          <SetupGuide
            isReady={isReady}
            hasFailed={troubles.failedBackfills > 0}
            hasSender={hasSender}
            hasDomain={hasDomain}
            hasFlowOn={hasFlowOn}
          />
        )}
        {(isSetUp || hasTroubles) && <Attention troubles={troubles} />}
        {isSetUp && <NextSteps steps={steps} />}
        <Figures week={week} value={value} />
        {isReady && <LifecyclePicture stages={stages} moves={moves} />}
      </BlockStack>
    </Page>
  );
}
