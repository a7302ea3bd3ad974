import { useNavigation, useSubmit } from "@remix-run/react";
import { Badge, Page } from "@shopify/polaris";
import { useState, type ReactNode } from "react";
import { DiscardDraftModal } from "~/components/discard-draft-modal";
import { PutAwayModal } from "~/components/put-away-modal";
import { savedWords } from "~/components/saved-words";
import { sendTest } from "~/components/template-editor/ask";
import { TestModal } from "~/components/test-modal";
import type { Saving } from "~/components/use-draft";
import type { Content } from "~/domains/templates";
import { DetailsModal } from "./details-modal";
import type { Loaded } from "./load.server";
import { choicesOf, type Sight } from "./sight";

interface Props {
  loaded: Loaded;
  content: Content;
  sight: Sight;
  saving: Saving;
  onPublish(): void;
  onDiscard(): void;
  children: ReactNode;
}

type Asking = "test" | "details" | "discard" | "put-away" | null;

/** The page around the editor: what the template is called, how it stands, and what can be done with it as a whole. */
export function EditorPage({ loaded, content, sight, saving, onPublish, onDiscard, children }: Props) {
  const { template, uses, sender } = loaded;
  const [asking, setAsking] = useState<Asking>(null);
  const submit = useSubmit();
  const isBusy = useNavigation().state !== "idle";
  const close = () => setAsking(null);
  const profileId = sight.reader?.value ?? null;
  const isNew = template.version === 0;
  const hasDraft = template.hasDraft || saving.state !== "saved";
  return (
    <Page
      fullWidth
      title={template.name}
      subtitle={`${usedBy(uses)} ${savedWords(saving)}`}
      titleMetadata={<Status version={template.version} hasDraft={hasDraft} />}
      backAction={{ content: "Templates", url: "/app/templates" }}
      primaryAction={{ content: "Publish", disabled: isBusy || saving.state === "overtaken", onAction: onPublish }}
      secondaryActions={[
        { content: "Send a test", onAction: () => setAsking("test") },
        { content: "Versions", url: `/app/templates/${template.id}/versions`, disabled: isNew },
        { content: "Name and topic", onAction: () => setAsking("details") },
        { content: "Copy", onAction: () => submit({ wish: "copy" }, { method: "post" }) },
        {
          content: "Back to the published version",
          disabled: isNew || !hasDraft,
          onAction: () => setAsking("discard"),
        },
        { content: "Put away", destructive: true, onAction: () => setAsking("put-away") },
      ]}
    >
      {children}
      {asking === "test" && (
        <TestModal
          email={sender ? sender.replyTo || sender.email : ""}
          send={(email) => sendTest(template.id, { content, profileId, choices: choicesOf(content, sight), email })}
          onClose={close}
        />
      )}
      {asking === "details" && <DetailsModal {...template} topics={loaded.topics} onClose={close} />}
      {asking === "discard" && <DiscardDraftModal version={template.version} onDiscard={onDiscard} onClose={close} />}
      {asking === "put-away" && (
        <PutAwayModal name={template.name} onClose={close}>
          Flows can send it no more. What was sent of it stays in your reports, and you can take it back from those put
          away in your list of templates.
        </PutAwayModal>
      )}
    </Page>
  );
}

function Status({ version, hasDraft }: { version: number; hasDraft: boolean }) {
  if (version === 0) return <Badge tone="attention">Not published</Badge>;
  if (hasDraft) return <Badge tone="info">{`Version ${version}, with a draft`}</Badge>;
  return <Badge tone="success">{`Version ${version} is sent`}</Badge>;
}

function usedBy(uses: Loaded["uses"]): string {
  if (uses.length === 0) return "Nothing sends it yet.";
  return `Sent by ${uses.map(({ name, about }) => `“${name}”${about === "" ? "" : ` (${about})`}`).join(", ")}.`;
}
