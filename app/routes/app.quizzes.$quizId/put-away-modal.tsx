import { useSubmit } from "@remix-run/react";
import { Modal, Text } from "@shopify/polaris";

/** Puts the quiz away, once that was confirmed. */
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
          Shoppers see it no more. What they answered stays and counts as before, and you can take the quiz back from
          those put away in your list of quizzes.
        </Text>
      </Modal.Section>
    </Modal>
  );
}
