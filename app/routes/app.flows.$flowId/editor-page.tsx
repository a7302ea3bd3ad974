import { useNavigation, useSubmit } from "@remix-run/react";
import { Badge, Page } from "@shopify/polaris";
import { useState, type ReactNode } from "react";
import { ConfirmModal } from "~/components/confirm-modal";
import { DiscardDraftModal } from "~/components/discard-draft-modal";
import { turnOffWords } from "~/components/flow-editor/count-words";
import { savedWords } from "~/components/saved-words";
import type { Loaded } from "./load.server";
import { NameModal, PutAwayFlow, StartModal } from "./modals";
import type { usePublishing } from "./use-publishing";
import type { Writing } from "./use-writing";

interface Props {
  loaded: Loaded;
  writing: Writing;
  /** How many are in it. */
  people: number;
  publishing: ReturnType<typeof usePublishing>;
  children: ReactNode;
}

type Asking = "name" | "put-away" | "start" | "off" | "discard" | null;

/** The page around the editor: what the flow is called, how it stands, and what can be done with it as a whole. */
export function EditorPage({ loaded: { flow, sending }, writing, people, publishing, children }: Props) {
  const [asking, setAsking] = useState<Asking>(null);
  const submit = useSubmit();
  const isBusy = useNavigation().state !== "idle";
  const { draft, written, hasDraft } = writing;
  const close = () => setAsking(null);
  const wish = (name: string) => submit({ wish: name }, { method: "post" });
  const isNew = flow.version === 0;
  const publish = {
    content: "Publish",
    disabled: isBusy || draft.saving.state === "overtaken",
    onAction: publishing.ask,
  };
  const turnOn = {
    content: "Turn on",
    disabled: isBusy || isNew || sending.pausedFor !== null,
    onAction: () => wish("on"),
  };
  const turnOff = {
    content: "Turn off",
    disabled: isBusy,
    onAction: () => (people > 0 ? setAsking("off") : wish("off")),
  };
  const isToPublish = isNew || hasDraft;
  return (
    <Page
      fullWidth
      title={written.name}
      subtitle={`${savedWords(draft.saving)} ${peopleWords(people)}`}
      titleMetadata={<Status version={flow.version} isOn={flow.isOn} hasDraft={hasDraft} />}
      backAction={{ content: "Flows", url: "/app/flows" }}
      {...(isToPublish ? { primaryAction: publish } : flow.isOn ? {} : { primaryAction: turnOn })}
      secondaryActions={[
        ...(flow.isOn ? [turnOff] : isToPublish ? [turnOn] : []),
        ...(isNew ? [] : [{ content: "Versions", url: `/app/flows/${flow.id}/versions` }]),
        { content: "Put somebody in", disabled: !flow.isOn, onAction: () => setAsking("start") },
        { content: "Name", onAction: () => setAsking("name") },
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
      {asking === "name" && <NameModal name={written.name} onName={writing.setName} onClose={close} />}
      {asking === "put-away" && <PutAwayFlow name={written.name} people={people} onClose={close} />}
      {asking === "start" && <StartModal onClose={close} />}
      {asking === "off" && (
        <ConfirmModal
          question="Turn the flow off?"
          yes="Turn off"
          no="Leave it on"
          onYes={() => wish("off")}
          onClose={close}
        >
          {turnOffWords(people)}
        </ConfirmModal>
      )}
      {asking === "discard" && (
        <DiscardDraftModal version={flow.version} onDiscard={publishing.discard} onClose={close} />
      )}
    </Page>
  );
}

function peopleWords(people: number): string {
  if (people === 0) return "Nobody is in it now.";
  return people === 1 ? "One shopper is in it now." : `${people.toLocaleString("en-GB")} shoppers are in it now.`;
}

function Status({ version, isOn, hasDraft }: { version: number; isOn: boolean; hasDraft: boolean }) {
  if (version === 0) return <Badge tone="attention">Not published</Badge>;
  const shown = `Version ${version} is ${isOn ? "on" : "off"}`;
  if (hasDraft) return <Badge tone="info">{`${shown}, with a draft`}</Badge>;
  return <Badge {...(isOn ? { tone: "success" as const } : {})}>{shown}</Badge>;
}
