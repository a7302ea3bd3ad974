import { Modal, Text } from "@shopify/polaris";
import type { ReactElement } from "react";
import { leaversWords } from "./count-words";

interface Props {
  isOpen: boolean;
  /** What opens it, and has the focus again afterwards. */
  activator?: ReactElement;
  /** How many are in it now. */
  people: number;
  onTurnOff(): void;
  onClose(): void;
}

/** Asks whether a flow is to be turned off, once it was said what becomes of those who are in it. */
export function TurnOffModal({ isOpen, activator, people, onTurnOff, onClose }: Props) {
  const turnOff = () => {
    onClose();
    onTurnOff();
  };
  return (
    <Modal
      open={isOpen}
      {...(activator && { activator })}
      title="Turn the flow off?"
      onClose={onClose}
      primaryAction={{ content: "Turn off", onAction: turnOff }}
      secondaryActions={[{ content: "Leave it on", onAction: onClose }]}
    >
      <Modal.Section>
        <Text as="p">
          Nobody comes in any more, and {leaversWords(people)}: nothing more of it is sent, also when you turn it on
          again.
        </Text>
      </Modal.Section>
    </Modal>
  );
}
