import { useSubmit } from "@remix-run/react";
import { Modal, Text } from "@shopify/polaris";
import type { ReactNode } from "react";

interface Props {
  name: string;
  onClose(): void;
  /** What becomes of it, and how it is taken back. */
  children: ReactNode;
}

/** Puts what the page is about away, once that was confirmed. */
export function PutAwayModal({ name, onClose, children }: Props) {
  const submit = useSubmit();
  const putAway = () => {
    onClose();
    submit({ wish: "put-away" }, { method: "post" });
  };
  return (
    <Modal
      open
      title={`Put “${name}” away?`}
      onClose={onClose}
      primaryAction={{ content: "Put away", onAction: putAway }}
      secondaryActions={[{ content: "Keep it", onAction: onClose }]}
    >
      <Modal.Section>
        <Text as="p">{children}</Text>
      </Modal.Section>
    </Modal>
  );
}
