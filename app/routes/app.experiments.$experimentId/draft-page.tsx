import { useNavigation, useSubmit } from "@remix-run/react";
import { Banner, BlockStack, Button, ButtonGroup, Card, Link, Page, Text } from "@shopify/polaris";
import { useState } from "react";
import { ConfirmModal } from "~/components/confirm-modal";
import { ArmsForm } from "~/components/experiments/arms-form";
import { OutlookCard } from "~/components/experiments/outlook-card";
import { PlanCard } from "~/components/experiments/plan-card";
import { StateBadge } from "~/components/experiments/state-badge";
import type { Done } from "./act.server";
import type { LoadedDraft } from "./load.server";
import { useEditing } from "./use-editing";

interface Props {
  loaded: LoadedDraft;
  done: Done | { told: Done["told"]; errors: object } | undefined;
}

/** An experiment before it begins: its arms, what it could show, and the word that lets it begin. */
export function DraftPage({ loaded, done }: Props) {
  const { id, kind, about } = loaded;
  const editing = useEditing(loaded, done);
  const { fields, errors, theirs, send, change } = editing;
  const [isDiscarding, setIsDiscarding] = useState(false);
  const submit = useSubmit();
  const isBusy = useNavigation().state !== "idle";
  return (
    <Page
      title={fields.name.trim() === "" ? "Experiment" : fields.name}
      titleMetadata={<StateBadge state="draft" />}
      subtitle="Nobody is in it before it begins. Once it has begun, its arms stay as they are."
      backAction={{ content: "Experiments", url: "/app/experiments" }}
      primaryAction={{
        content: "Begin",
        disabled: isBusy || theirs !== null || about === null,
        onAction: () => send("start"),
      }}
      secondaryActions={[
        { content: "Save", disabled: isBusy || !editing.hasChanges, onAction: () => send("save") },
        { content: "Discard", destructive: true, disabled: isBusy, onAction: () => setIsDiscarding(true) },
      ]}
    >
      <BlockStack gap="400">
        {theirs !== null && <Overtaken onMine={() => send("save", theirs)} />}
        {isDiscarding && (
          <ConfirmModal
            question="Discard this experiment?"
            yes="Discard"
            no="Keep it"
            isDestructive
            onYes={() => submit({ wish: "discard" }, { method: "post" })}
            onClose={() => setIsDiscarding(false)}
          >
            Nothing keeps what you have written. Nobody was in it yet.
          </ConfirmModal>
        )}
        <Card>
          <Text as="p">
            {about ? (
              <>
                About: <Link url={about.url}>{about.words}</Link>
              </>
            ) : (
              "What it was about is not there any more, so it cannot begin."
            )}
          </Text>
        </Card>
        <OutlookCard experimentId={id} draft={editing.draft} />
        <ArmsForm
          experimentId={id}
          kind={kind}
          arms={fields.arms}
          errors={errors}
          templates={loaded.templates}
          discounts={loaded.discounts}
          onChange={(arms) => change({ arms })}
        />
        <PlanCard fields={fields} errors={errors} onChange={change} />
      </BlockStack>
    </Page>
  );
}

function Overtaken({ onMine }: { onMine(): void }) {
  return (
    <Banner tone="warning" title="Somebody else has changed this experiment meanwhile">
      <BlockStack gap="200">
        <p>What you wrote is still here, but not saved.</p>
        <ButtonGroup>
          <Button onClick={onMine}>Save mine over theirs</Button>
          <Button onClick={() => window.location.reload()}>Show theirs</Button>
        </ButtonGroup>
      </BlockStack>
    </Banner>
  );
}
