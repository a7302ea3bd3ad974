import { useFetcher } from "@remix-run/react";
import type { MessageState } from "~/domains/messages/model";
import { ConfirmButton } from "./confirm-button";
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
  if (state !== "failed" && state !== "parked") return null;
  const send = () => {
    const sure = state === "parked" ? "yes" : "no";
    fetcher.submit({ message: messageId, sure }, { method: "post", action: "/app/messages/again" });
  };
  return (
    <ConfirmButton
      label="Send again"
      question="Send this message again?"
      yes="Send it again"
      no="Leave it"
      isDestructive
      isAsked={state === "parked"}
      button={{ loading: fetcher.state !== "idle", accessibilityLabel: `Send again: ${about}` }}
      onConfirm={send}
    >
      Nobody knows whether it was sent, because the connection broke while it was handed over. If it was, this shopper
      gets it twice.
    </ConfirmButton>
  );
}
