import { Button, Modal, Text } from "@shopify/polaris";
import { useState } from "react";

interface Props {
  label: string;
  question: string;
  /** What follows from a yes. */
  consequence: string;
  isBusy: boolean;
  isPrimary?: boolean;
  onConfirm(): void;
}

/** A button that asks once more before it acts. */
export function Confirmed({ label, question, consequence, isBusy, isPrimary = false, onConfirm }: Props) {
  const [isAsking, setAsking] = useState(false);
  const confirm = () => {
    setAsking(false);
    onConfirm();
  };
  return (
    <>
      <Button
        {...(isPrimary ? { variant: "primary" } : { tone: "critical" })}
        loading={isBusy}
        onClick={() => setAsking(true)}
      >
        {label}
      </Button>
      <Modal
        open={isAsking}
        onClose={() => setAsking(false)}
        title={question}
        primaryAction={{ content: label, destructive: !isPrimary, onAction: confirm }}
        secondaryActions={[{ content: "Cancel", onAction: () => setAsking(false) }]}
      >
        <Modal.Section>
          <Text as="p">{consequence}</Text>
        </Modal.Section>
      </Modal>
    </>
  );
}
