import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { LifecyclePicture } from "~/components/lifecycle-picture";
import { SendingProblem } from "~/components/sending-problem";
import { requireShop } from "~/doors/require-shop.server";
import { Attention } from "./attention";
import { Figures } from "./figures";
import { loadHome } from "./load.server";
import { NextSteps } from "./next-steps";
import { HistoryLimit, ReadingHistory } from "./reading-history";
import { SetupGuide } from "./setup-guide";

export async function loader({ request }: LoaderFunctionArgs) {
  return loadHome(await requireShop(request), new Date());
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
