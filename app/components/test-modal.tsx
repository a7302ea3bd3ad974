import { useAppBridge } from "@shopify/app-bridge-react";
import { BlockStack, Modal, Text, TextField } from "@shopify/polaris";
import { useState, type ReactNode } from "react";

interface Props {
  /** An address to begin with: the merchant's own. */
  email: string;
  /** Sends it; the problem when that did not work. */
  send(email: string): Promise<{ problem: string | null }>;
  onClose(): void;
  /** What is to be chosen before the address. */
  children?: ReactNode;
}

/** Sends a message, as its preview shows it, to an address of the merchant's. */
export function TestModal({ email: suggested, send, onClose, children }: Props) {
  const [email, setEmail] = useState(suggested);
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setIsSending] = useState(false);
  const shopify = useAppBridge();
  const onSend = async () => {
    setIsSending(true);
    const answer = await send(email.trim()).catch(() => ({ problem: "That did not work. Try again in a moment" }));
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
      primaryAction={{ content: "Send the test", loading: isSending, onAction: () => void onSend() }}
      secondaryActions={[{ content: "Cancel", onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="300">
          {children}
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
