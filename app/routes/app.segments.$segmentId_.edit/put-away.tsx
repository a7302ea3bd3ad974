import { useNavigation, useSubmit } from "@remix-run/react";
import { Button, Modal, Text } from "@shopify/polaris";
import { useState } from "react";

/** Ends a segment, once that was confirmed. It can be taken back from the list of those put away. */
export function PutAway({ name }: { name: string }) {
  const [isAsking, setIsAsking] = useState(false);
  const submit = useSubmit();
  const isBusy = useNavigation().state !== "idle";
  const putAway = () => {
    setIsAsking(false);
    submit(null, { method: "delete" });
  };
  return (
    <>
      <Button disabled={isBusy} onClick={() => setIsAsking(true)}>
        Put away
      </Button>
      <Modal
        open={isAsking}
        onClose={() => setIsAsking(false)}
        title={`Put “${name}” away?`}
        primaryAction={{ content: "Put away", onAction: putAway }}
        secondaryActions={[{ content: "Keep it", onAction: () => setIsAsking(false) }]}
      >
        <Modal.Section>
          <Text as="p">
            Everybody leaves it now, and it is not kept up to date any more. What it brought stays in your reports. You
            can take it back from those put away in your list of segments.
          </Text>
        </Modal.Section>
      </Modal>
    </>
  );
}
