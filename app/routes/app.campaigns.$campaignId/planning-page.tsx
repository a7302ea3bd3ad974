import { useSubmit } from "@remix-run/react";
import { Banner, BlockStack, Page } from "@shopify/polaris";
import { useState } from "react";
import { CampaignEditor, useEstimate } from "~/components/campaigns/editor/editor";
import { useEditing, type Outcome } from "~/components/campaigns/editor/use-editing";
import { StateBadge } from "~/components/campaigns/state-badge";
import { CompareCard } from "~/components/experiments/compare-card";
import { SendingProblem } from "~/components/sending-problem";
import { useLookAgain } from "~/components/use-look-again";
import type { Planned } from "./load.server";
import { PutAwayCampaign } from "./put-away-campaign";
import { ScheduleModal } from "./schedule-modal";

interface Props {
  loaded: Planned;
  done: Outcome;
}

type Asking = "schedule" | "put-away" | null;

const soonMs = 2000;
const seldomMs = 60_000;

/** A campaign before it begins: the four steps, and the word that lets it begin. */
export function PlanningPage({ loaded, done }: Props) {
  const { campaign, kept, choices, sender } = loaded;
  const [asking, setAsking] = useState<Asking>(null);
  const editing = useEditing(kept, kept.fields, choices.timezone, done);
  const estimate = useEstimate(editing);
  const submit = useSubmit();
  const isDraft = campaign.state === "draft";
  const ask = () => (editing.isReadable ? setAsking("schedule") : editing.mark());
  const wish = (wish: string) => () => submit({ wish }, { method: "post" });
  const close = () => setAsking(null);
  // What is being changed stays on the page until it is saved, or cannot be any more.
  useLookAgain(!isDraft && !editing.hasChanges, campaign.isDueSoon ? soonMs : seldomMs);
  const isAtOnce = editing.fields.at === "once";
  return (
    <Page
      title={campaign.name}
      titleMetadata={<StateBadge state={campaign.state} />}
      subtitle={isDraft ? "Nothing is sent before you say so" : `Goes out: ${campaign.when}`}
      backAction={{ content: "Campaigns", url: "/app/campaigns" }}
      {...(isDraft && {
        primaryAction: {
          content: isAtOnce ? "Send now" : "Schedule",
          disabled: editing.isBusy || editing.theirs !== null,
          onAction: ask,
        },
      })}
      secondaryActions={[
        ...(isDraft ? [] : [{ content: "Back to a draft", disabled: editing.isBusy, onAction: wish("unschedule") }]),
        { content: "Copy", disabled: editing.isBusy, onAction: wish("copy") },
        {
          content: "Put away",
          destructive: true,
          disabled: editing.isBusy || !isDraft,
          onAction: () => setAsking("put-away"),
        },
      ]}
    >
      <BlockStack gap="400">
        <SendingProblem {...sender} />
        {campaign.problem !== null && (
          <Banner tone="warning" title="It did not begin">
            <p>{campaign.problem}</p>
          </Banner>
        )}
        {!isDraft && (
          <Banner tone="info" title={`It begins: ${campaign.when}`}>
            <p>
              Who is in it then gets it. What you change and save until then holds; take it back to a draft, and it does
              not begin.
            </p>
          </Banner>
        )}
        <CampaignEditor campaignId={campaign.id} editing={editing} choices={choices} estimate={estimate}>
          <CompareCard subject={{ kind: "campaign", id: campaign.id, step: null }} />
        </CampaignEditor>
      </BlockStack>
      {asking === "schedule" && (
        <ScheduleModal
          fields={editing.fields}
          timezone={choices.timezone}
          estimate={estimate}
          onClose={close}
          onConfirm={() => {
            close();
            editing.send("schedule");
          }}
        />
      )}
      {asking === "put-away" && <PutAwayCampaign name={campaign.name} onClose={close} />}
    </Page>
  );
}
