import { BlockStack } from "@shopify/polaris";
import type { ReactNode } from "react";
import { OvertakenBanner } from "~/components/overtaken-banner";
import { UnsavedBar } from "~/components/unsaved-bar";
import { askEstimate, askPictures, sendCopy } from "../ask";
import type { CampaignFields } from "../fields";
import { messagesOf } from "../messages-of";
import { useAsked } from "../use-asked";
import { AudienceCard } from "./audience-card";
import { EstimatePart } from "./estimate-part";
import type { EditorChoices } from "./form";
import { MessagesCard } from "./messages-card";
import { Pictures } from "./pictures";
import { TimeCard } from "./time-card";
import { TrialCard } from "./trial-card";
import type { Editing } from "./use-editing";

interface Props {
  /** Null for one that is not kept yet. */
  campaignId: number | null;
  editing: Editing;
  choices: EditorChoices;
  estimate: ReturnType<typeof useEstimate>;
  /** What else is decided before it is scheduled, after test and trial. */
  children?: ReactNode;
}

/** What would come of the campaign as things are, asked for as it is written. */
export function useEstimate({ fields }: Editing) {
  return useAsked(askEstimate, estimable(fields));
}

/**
 * Only what decides who gets it, so that nobody asks because of a name or a trial. What is half chosen is left out, and
 * without a day it is taken to go out at once.
 */
function estimable({ bySegment, at, day, minute, ...fields }: CampaignFields): CampaignFields {
  const chosen = bySegment.filter(({ segmentId, template }) => segmentId !== "" && template !== "");
  const when = at === "once" || day === "" ? ({ at: "once", day: "", minute: "0" } as const) : { at, day, minute };
  const trial = { hasTrial: false, percent: "", holdHours: "", goesOnByItself: false };
  return { ...fields, ...when, ...trial, bySegment: chosen, name: "Estimate" };
}

/** The four steps of a campaign, one below the other on one page. */
export function CampaignEditor({ campaignId, editing, choices, estimate, children }: Props) {
  const { fields, errors, change } = editing;
  const pictures = useAsked(askPictures, { messages: messagesOf(fields) });
  const card = { fields, errors, choices, onChange: change };
  const { answer } = estimate;
  return (
    <BlockStack gap="400">
      <UnsavedBar
        id="campaign"
        hasChanges={editing.hasChanges}
        isSaving={editing.isBusy}
        onSave={() => editing.send("save")}
        onDiscard={editing.discard}
      />
      {campaignId !== null && <Overtaken campaignId={campaignId} editing={editing} />}
      <AudienceCard {...card}>
        <EstimatePart asked={estimate} isAtOnce={fields.at === "once"} />
      </AudienceCard>
      <MessagesCard {...card}>
        <Pictures asked={pictures} />
      </MessagesCard>
      <TrialCard {...card} size={answer?.outcome === "told" ? answer.audience : null} />
      {children}
      <TimeCard {...card} />
    </BlockStack>
  );
}

/** Somebody else saved meanwhile: nothing of either is lost. */
function Overtaken({ campaignId, editing }: { campaignId: number; editing: Editing }) {
  const { fields, theirs, adopt, replace } = editing;
  if (!theirs) return null;
  return (
    <OvertakenBanner
      what="campaign"
      content={fields}
      draft={{
        saving: { state: "overtaken", revision: theirs.revision, theirs: theirs.fields },
        flush: () => Promise.resolve(null),
        adopt,
      }}
      keepCopy={(copy) => sendCopy(campaignId, copy)}
      onTheirs={replace}
    />
  );
}
