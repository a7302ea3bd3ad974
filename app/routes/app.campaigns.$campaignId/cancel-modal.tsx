import { Modal, Text } from "@shopify/polaris";

interface Props {
  name: string;
  /** How many have not got it. */
  waiting: number;
  onClose(): void;
  onConfirm(): void;
}

/** Cancels the campaign, once that was confirmed: it cannot be begun again. */
export function CancelModal({ name, waiting, onClose, onConfirm }: Props) {
  return (
    <Modal
      open
      title={`Cancel “${name}”?`}
      onClose={onClose}
      primaryAction={{ content: "Cancel the campaign", destructive: true, onAction: onConfirm }}
      secondaryActions={[{ content: "Keep it going", onAction: onClose }]}
    >
      <Modal.Section>
        <Text as="p">
          {waiting === 1
            ? "One shopper who waits for it gets nothing, for good."
            : `${waiting.toLocaleString("en-GB")} shoppers who wait for it get nothing, for good.`}{" "}
          What has gone out stays sent. A campaign that was cancelled cannot go on; to stop it only for now, pause it.
        </Text>
      </Modal.Section>
    </Modal>
  );
}
