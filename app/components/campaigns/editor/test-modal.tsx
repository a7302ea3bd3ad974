import { useAppBridge } from "@shopify/app-bridge-react";
import { BlockStack, Modal, Select, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
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
export function TestModal({ fields, choices, onClose }: Props) {
  const [email, setEmail] = useState(choices.email);
  const [at, setAt] = useState("0");
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setIsSending] = useState(false);
  const shopify = useAppBridge();
  const messages = messagesOf(fields);
  const message = messages[Number(at)];
  const send = async () => {
    if (!message) return;
    setIsSending(true);
    const answer = await sendTest({ ...message, email: email.trim() }).catch(() => ({
      problem: "That did not work. Try again in a moment",
    }));
    setIsSending(false);
    if (answer.problem !== null) return setProblem(answer.problem);
    shopify.toast.show(`The test is on its way to ${email.trim()}`);
    onClose();
  };
  return (
    <Modal
      open
      title="Send a test"
      onClose={onClose}
      primaryAction={{ content: "Send the test", loading: isSending, onAction: () => void send() }}
      secondaryActions={[{ content: "Cancel", onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="300">
          {messages.length > 1 && (
            <Select
              label="Which message"
              options={messages.map((one, i) => ({ value: String(i), label: labelOf(one, choices) }))}
              value={at}
              onChange={setAt}
            />
          )}
          <TextField
            label="Your address"
            type="email"
            autoComplete="email"
            value={email}
            error={problem ?? false}
            onChange={(value) => {
              setEmail(value);
              setProblem(null);
            }}
          />
          <Text as="p" tone="subdued">
            It goes out as its picture shows it, with [Test] before the subject. It is no message to a shopper: it is
            not counted, and its links to unsubscribe do nothing.
          </Text>
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}

function labelOf({ segmentId, template }: { segmentId: number | null; template: string }, choices: EditorChoices) {
  const segment = choices.segments.find(({ id }) => id === segmentId)?.name ?? "Everybody else";
  return `${segment}: ${choices.templates.find(({ key }) => key === template)?.name ?? template}`;
}
