import { useNavigation, useSubmit } from "@remix-run/react";
import { Banner, BlockStack, Page } from "@shopify/polaris";
import { useState } from "react";
import { StateBadge } from "~/components/campaigns/state-badge";
import type { Outcome } from "~/components/campaigns/editor/use-editing";
import { SendingProblem } from "~/components/sending-problem";
import { useLookAgain } from "~/components/use-look-again";
import { useToast } from "~/components/use-toast";
import { CancelModal } from "./cancel-modal";
import { MessagesTable } from "./messages-table";
import { ProgressCard } from "./progress-card";
import type { Progressed } from "./progress.server";
import { PutAwayCampaign } from "./put-away-campaign";
import { ResultCard } from "./result-card";
import { TrialResult } from "./trial-result";

interface Props {
  loaded: Progressed;
  done: Outcome;
}

/** What a large campaign came to takes a while to be counted. */
const large = 10_000;
const [lookEveryMs, lookAtLargeEveryMs] = [3000, 15_000];

/** A campaign that has begun: how far it is, what came of it, and what can still be done. */
export function ProgressPage({ loaded, done }: Props) {
  const { campaign, trial, sender } = loaded;
  const { state } = campaign;
  const [asking, setAsking] = useState<"cancel" | "put-away" | null>(null);
  const submit = useSubmit();
  const isBusy = useNavigation().state !== "idle";
  useToast(done?.told);
  const isUnderWay = state === "sending" || state === "holding" || state === "paused";
  useLookAgain(isUnderWay, loaded.audience > large ? lookAtLargeEveryMs : lookEveryMs);
  const wish = (wish: string) => () => submit({ wish }, { method: "post" });
  const close = () => setAsking(null);
  const isOver = state === "finished" || state === "cancelled";
  const isRunning = state === "sending" || state === "holding";
  return (
    <Page
      title={campaign.name}
      titleMetadata={<StateBadge state={state} />}
      subtitle={subtitleOf(campaign)}
      backAction={{ content: "Campaigns", url: "/app/campaigns" }}
      {...(isRunning && {
        primaryAction: { content: "Pause", disabled: isBusy, onAction: wish("pause") },
      })}
      {...(state === "paused" && {
        primaryAction: { content: "Resume", disabled: isBusy, onAction: wish("resume") },
      })}
      secondaryActions={[
        ...(isOver
          ? []
          : [{ content: "Cancel it", destructive: true, disabled: isBusy, onAction: () => setAsking("cancel") }]),
        { content: "Recipients", url: `/app/campaigns/${campaign.id}/recipients` },
        { content: "Copy", disabled: isBusy, onAction: wish("copy") },
        ...(campaign.isPutAway
          ? [{ content: "Take back", disabled: isBusy, onAction: wish("take-back") }]
          : [{ content: "Put away", disabled: isBusy || !isOver, onAction: () => setAsking("put-away") }]),
      ]}
    >
      <BlockStack gap="400">
        {!isOver && <SendingProblem {...sender} />}
        {state === "paused" && (
          <Banner tone="warning" title="Paused">
            <p>Nothing more of it goes out until you resume it. Who waits keeps their place, and is not late for it.</p>
          </Banner>
        )}
        {trial && <TrialResult trial={trial} state={state} isBusy={isBusy} onWish={(one) => wish(one)()} />}
        <ProgressCard {...loaded} />
        <ResultCard whole={loaded.whole} />
        <MessagesTable messages={loaded.messages} />
      </BlockStack>
      {asking === "cancel" && (
        <CancelModal
          name={campaign.name}
          waiting={loaded.shares.find(({ way }) => way === "waiting")?.count ?? 0}
          onClose={close}
          onConfirm={() => {
            close();
            wish("cancel")();
          }}
        />
      )}
      {asking === "put-away" && <PutAwayCampaign name={campaign.name} onClose={close} />}
    </Page>
  );
}

function subtitleOf({ audience, when, startedAt, finishedAt, state }: Progressed["campaign"]): string {
  const ended = finishedAt && ` ${state === "cancelled" ? "Cancelled" : "Finished"} ${finishedAt}.`;
  const began = startedAt ? `Began ${startedAt}.` : `${when}. It never began.`;
  return `${audience}. ${began}${ended ?? ""}`;
}
