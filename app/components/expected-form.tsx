import { useFetcher } from "@remix-run/react";
import { Button, Modal, TextField } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { useToast, type Told } from "./use-toast";

interface Props {
  id: number;
  /** What is said to be expected: the card's title. */
  title: string;
}

/** Says of something unusual that it is meant to be so, and why. */
export function ExpectedForm({ id, title }: Props) {
  const fetcher = useFetcher<{ told: Told; errors: Record<string, string> }>();
  const [isOpen, setIsOpen] = useState(false);
  const [reason, setReason] = useState("");
  const { data, state } = fetcher;
  useToast(data?.told);
  useEffect(() => {
    if (data?.told.problem === false) setIsOpen(false);
  }, [data]);
  const save = () => fetcher.submit({ wish: "expected", id: String(id), reason }, { method: "post" });
  return (
    <>
      <Button accessibilityLabel={`This was expected: ${title}`} onClick={() => setIsOpen(true)}>
        This was expected
      </Button>
      <Modal
        open={isOpen}
        title="Why was it expected?"
        onClose={() => setIsOpen(false)}
        primaryAction={{ content: "It was expected", loading: state !== "idle", onAction: save }}
        secondaryActions={[{ content: "Cancel", onAction: () => setIsOpen(false) }]}
      >
        <Modal.Section>
          <TextField
            label="Reason"
            value={reason}
            onChange={setReason}
            error={data?.errors["reason"] ?? false}
            helpText="From now on it counts as usual. The reason stays with it."
            autoComplete="off"
            maxLength={300}
            autoFocus
          />
        </Modal.Section>
      </Modal>
    </>
  );
}
