import { useNavigation, useSubmit } from "@remix-run/react";
import { Badge, Page } from "@shopify/polaris";
import { useState, type ReactNode } from "react";
import { DiscardDraftModal } from "~/components/discard-draft-modal";
import { PutAwayModal } from "~/components/put-away-modal";
import { savedWords } from "~/components/saved-words";
import type { Saving } from "~/components/use-draft";
import type { Loaded } from "./load.server";
import { SettingsModal } from "./settings-modal";

interface Props {
  loaded: Loaded;
  saving: Saving;
  onPublish(): void;
  onDiscard(): void;
  children: ReactNode;
}

type Asking = "settings" | "discard" | "put-away" | null;

/** The page around the editor: what the quiz is called, how it stands, and what can be done with it as a whole. */
export function EditorPage({ loaded: { quiz, embed }, saving, onPublish, onDiscard, children }: Props) {
  const [asking, setAsking] = useState<Asking>(null);
  const submit = useSubmit();
  const isBusy = useNavigation().state !== "idle";
  const close = () => setAsking(null);
  const wish = (name: string) => submit({ wish: name }, { method: "post" });
  const isNew = quiz.version === 0;
  const hasDraft = quiz.hasDraft || saving.state !== "saved";
  const seen = embed.seen === null ? "" : ` Last seen on your storefront on ${embed.seen}.`;
  const trouble = embed.problem === null ? "" : ` Your theme could not be told yet: ${embed.problem}.`;
  return (
    <Page
      fullWidth
      title={quiz.name}
      subtitle={`${savedWords(saving)}${seen}${trouble}`}
      titleMetadata={<Status {...quiz} hasDraft={hasDraft} />}
      backAction={{ content: "Quizzes", url: "/app/quizzes" }}
      primaryAction={{ content: "Publish", disabled: isBusy || saving.state === "overtaken", onAction: onPublish }}
      secondaryActions={[
        {
          content: quiz.state === "paused" ? "Resume" : "Pause",
          disabled: isNew || isBusy,
          onAction: () => wish(quiz.state === "paused" ? "resume" : "pause"),
        },
        { content: "Responses", url: `/app/quizzes/${quiz.id}/responses` },
        { content: "Versions", url: `/app/quizzes/${quiz.id}/versions`, disabled: isNew },
        { content: "Settings", onAction: () => setAsking("settings") },
        { content: "Copy", onAction: () => wish("copy") },
        {
          content: "Back to the published version",
          disabled: isNew || !hasDraft,
          onAction: () => setAsking("discard"),
        },
        { content: "Put away", destructive: true, onAction: () => setAsking("put-away") },
      ]}
    >
      {children}
      {asking === "settings" && <SettingsModal name={quiz.name} rememberDays={quiz.rememberDays} onClose={close} />}
      {asking === "discard" && <DiscardDraftModal version={quiz.version} onDiscard={onDiscard} onClose={close} />}
      {asking === "put-away" && (
        <PutAwayModal name={quiz.name} onClose={close}>
          Shoppers see it no more. What they answered stays and counts as before, and you can take the quiz back from
          those put away in your list of quizzes.
        </PutAwayModal>
      )}
    </Page>
  );
}

function Status({ version, state, hasDraft }: Pick<Loaded["quiz"], "version" | "state" | "hasDraft">) {
  if (version === 0) return <Badge tone="attention">Not published</Badge>;
  const shown = state === "live" ? `Version ${version} is live` : "Paused";
  if (hasDraft) return <Badge tone="info">{`${shown}, with a draft`}</Badge>;
  return <Badge tone={state === "live" ? "success" : "attention"}>{shown}</Badge>;
}
