import { Modal, Text } from "@shopify/polaris";

interface Props {
  /** How many have not got it. */
  count: number;
  onClose(): void;
  onConfirm(): void;
}

/** Ends the campaign after its trial, once that was confirmed: it cannot be begun again. */
export function StopModal({ count, onClose, onConfirm }: Props) {
  return (
    <Modal
      open
      title="Stop it after the trial?"
      onClose={onClose}
      primaryAction={{ content: "Stop here", destructive: true, onAction: onConfirm }}
      secondaryActions={[{ content: "Not yet", onAction: onClose }]}
    >
      <Modal.Section>
        <Text as="p">
          {count.toLocaleString("en-GB")} shoppers who have not got it get nothing, for good. You can copy the campaign,
          change it, and send that one.
        </Text>
      </Modal.Section>
    </Modal>
  );
}
