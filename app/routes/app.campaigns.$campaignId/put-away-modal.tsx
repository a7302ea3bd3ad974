import { useSubmit } from "@remix-run/react";
import { Modal, Text } from "@shopify/polaris";

/** Puts the campaign away, once that was confirmed. */
export function PutAwayModal({ name, onClose }: { name: string; onClose(): void }) {
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
        <Text as="p">
          What was sent of it stays in your reports, and you can take it back from those put away in your list of
          campaigns.
        </Text>
      </Modal.Section>
    </Modal>
  );
}
