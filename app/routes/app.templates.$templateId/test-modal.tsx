import { useAppBridge } from "@shopify/app-bridge-react";
import { BlockStack, Modal, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { sendTest } from "~/components/template-editor/ask";
import type { Choices, Content } from "~/domains/templates";

interface Props {
  templateId: number;
  content: Content;
  profileId: string | null;
  choices: Choices | null;
  /** An address to begin with: the merchant's own. */
  email: string;
  onClose(): void;
}

/** Sends the message, as the preview shows it, to an address of the merchant's. */
export function TestModal({ templateId, content, profileId, choices, email: suggested, onClose }: Props) {
  const [email, setEmail] = useState(suggested);
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setIsSending] = useState(false);
  const shopify = useAppBridge();
  const send = async () => {
    setIsSending(true);
    const answer = await sendTest(templateId, { content, profileId, choices, email: email.trim() }).catch(() => ({
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
            It goes out as the preview shows it, with [Test] before the subject. It is no message to a shopper: it is
            not counted, and its links to unsubscribe do nothing.
          </Text>
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
