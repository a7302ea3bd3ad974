import { useNavigation, useSubmit } from "@remix-run/react";
import { Banner, BlockStack, Card, Link, Page, Text } from "@shopify/polaris";
import { useState } from "react";
import { ArmsTable } from "~/components/experiments/arms-table";
import { EndModal, type Ending } from "~/components/experiments/end-modal";
import { PathCard } from "~/components/experiments/path-card";
import { StateBadge } from "~/components/experiments/state-badge";
import { VerdictCard } from "~/components/experiments/verdict-card";
import { useToast } from "~/components/use-toast";
import type { Done } from "./act.server";
import type { LoadedResults } from "./load.server";

interface Props {
  loaded: LoadedResults;
  done: { told: Done["told"] } | undefined;
}

/** An experiment that has begun: how it stands, and what can be done about it. */
export function ResultsPage({ loaded, done }: Props) {
  const { name, state, about, mayGive, results } = loaded;
  const [ending, setEnding] = useState<Ending | null>(null);
  const submit = useSubmit();
  const isBusy = useNavigation().state !== "idle";
  useToast(done?.told);
  const isRunning = state === "running";
  const mayStop = isRunning || results.winner !== null;
  const end = (ending: Ending) => {
    setEnding(null);
    submit(ending.wish === "stop" ? { wish: "stop" } : { wish: "give", arm: ending.arm }, { method: "post" });
  };
  return (
    <Page
      title={name}
      titleMetadata={<StateBadge state={state} />}
      {...(results.startedDay && { subtitle: `Since ${results.startedDay}` })}
      backAction={{ content: "Experiments", url: "/app/experiments" }}
      secondaryActions={[
        ...results.arms
          .filter((arm) => mayGive && !arm.isWinner)
          .map((arm) => ({
            content: `Give “${arm.name}” to everybody`,
            disabled: isBusy,
            onAction: () => setEnding({ wish: "give", arm: arm.key, name: arm.name }),
          })),
        ...(mayStop
          ? [
              {
                content: isRunning ? "Stop" : "Take back",
                disabled: isBusy,
                onAction: () => setEnding({ wish: "stop" }),
              },
            ]
          : []),
      ]}
    >
      <BlockStack gap="400">
        {results.ended && (
          <Banner tone="info">
            <p>{results.ended}</p>
          </Banner>
        )}
        <Card>
          <BlockStack gap="100">
            <Text as="p">
              {about ? (
                <>
                  About: <Link url={about.url}>{about.words}</Link>
                </>
              ) : (
                "What it was about is not there any more."
              )}
            </Text>
            <Text as="p" tone="subdued">
              Orders count for {results.windowDays} days from when a shopper was given an arm.
              {results.promised !== null && ` ${results.promised}`}
            </Text>
          </BlockStack>
        </Card>
        <VerdictCard results={results} isRunning={isRunning} />
        <ArmsTable arms={results.arms} lookedAt={results.lookedAt} />
        <PathCard path={results.path} />
      </BlockStack>
      {ending && <EndModal ending={ending} onClose={() => setEnding(null)} onConfirm={() => end(ending)} />}
    </Page>
  );
}
