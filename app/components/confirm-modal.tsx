import { Modal, Text } from "@shopify/polaris";
import type { ReactElement, ReactNode } from "react";

interface Props {
  isOpen?: boolean;
  /** What opens it, shown in its place; it has the focus again afterwards. */
  activator?: ReactElement;
  /** "Turn the flow off?" */
  question: string;
  yes: string;
  no: string;
  /** Whether what follows cannot be taken back. */
  isDestructive?: boolean;
  onYes(): void;
  onClose(): void;
  /** What follows from a yes. */
  children: ReactNode;
}

/** Asks once more before something is done that is not easily taken back. */
export function ConfirmModal({ isOpen = true, activator, question, yes, no, isDestructive = false, ...rest }: Props) {
  const { onYes, onClose, children } = rest;
  const confirm = () => {
    onClose();
    onYes();
  };
  return (
    <Modal
      open={isOpen}
      {...(activator && { activator })}
      title={question}
      onClose={onClose}
      primaryAction={{ content: yes, destructive: isDestructive, onAction: confirm }}
      secondaryActions={[{ content: no, onAction: onClose }]}
    >
      <Modal.Section>
        <Text as="p">{children}</Text>
      </Modal.Section>
    </Modal>
  );
}
