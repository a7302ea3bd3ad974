import { useFetcher } from "@remix-run/react";
import { Button, Modal, Text } from "@shopify/polaris";
import { useState } from "react";
import type { MessageState } from "~/domains/messages/model";
import { useToast, type Told } from "./use-toast";

interface Props {
  messageId: string;
  state: MessageState;
  /** Whom it was for, and what it was: what tells its button from the others'. */
  about: string;
}

/** Another chance for a message that was refused, and for one of which nobody knows, once the merchant has been warned. */
export function SendAgain({ messageId, state, about }: Props) {
  const fetcher = useFetcher<{ told: Told }>();
  useToast(fetcher.data?.told);
  const [isAsking, setAsking] = useState(false);
  if (state !== "failed" && state !== "parked") return null;
  const send = () => {
    setAsking(false);
    const sure = state === "parked" ? "yes" : "no";
    fetcher.submit({ message: messageId, sure }, { method: "post", action: "/app/messages/again" });
  };
  return (
    <>
      <Button
        onClick={state === "parked" ? () => setAsking(true) : send}
        loading={fetcher.state !== "idle"}
        accessibilityLabel={`Send again: ${about}`}
      >
        Send again
      </Button>
      <Modal
        open={isAsking}
        onClose={() => setAsking(false)}
        title="Send this message again?"
        primaryAction={{ content: "Send it again", destructive: true, onAction: send }}
        secondaryActions={[{ content: "Leave it", onAction: () => setAsking(false) }]}
      >
        <Modal.Section>
          <Text as="p">
            Nobody knows whether it was sent, because the connection broke while it was handed over. If it was, this
            shopper gets it twice.
          </Text>
        </Modal.Section>
      </Modal>
    </>
  );
}
