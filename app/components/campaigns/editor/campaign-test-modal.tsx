import { Select } from "@shopify/polaris";
import { useState } from "react";
import { TestModal } from "../../test-modal";
import { sendTest } from "../ask";
import type { CampaignFields } from "../fields";
import { messagesOf } from "../messages-of";
import type { EditorChoices } from "./form";

interface Props {
  fields: CampaignFields;
  choices: EditorChoices;
  onClose(): void;
}

/** Sends one of the messages, as it looks, to an address of the merchant's. */
export function CampaignTestModal({ fields, choices, onClose }: Props) {
  const [at, setAt] = useState("0");
  const messages = messagesOf(fields);
  const message = messages[Number(at)];
  const send = async (email: string) =>
    message ? sendTest({ ...message, email }) : { problem: "Choose a message first" };
  return (
    <TestModal email={choices.email} send={send} onClose={onClose}>
      {messages.length > 1 && (
        <Select
          label="Which message"
          options={messages.map((one, i) => ({ value: String(i), label: labelOf(one, choices) }))}
          value={at}
          onChange={setAt}
        />
      )}
    </TestModal>
  );
}

function labelOf({ segmentId, template }: { segmentId: number | null; template: string }, choices: EditorChoices) {
  const segment = choices.segments.find(({ id }) => id === segmentId)?.name ?? "Everybody else";
  return `${segment}: ${choices.templates.find(({ key }) => key === template)?.name ?? template}`;
}
