import { useSubmit } from "@remix-run/react";
import { Modal, TextField } from "@shopify/polaris";
import { useState } from "react";

/** Gives the template another name, which only the merchant sees. */
export function NameModal({ name, onClose }: { name: string; onClose(): void }) {
  const [typed, setTyped] = useState(name);
  const submit = useSubmit();
  const rename = () => {
    submit({ wish: "rename", name: typed.trim() }, { method: "post" });
    onClose();
  };
  return (
    <Modal
      open
      title="Rename the message"
      onClose={onClose}
      primaryAction={{ content: "Rename", disabled: typed.trim() === "", onAction: rename }}
      secondaryActions={[{ content: "Cancel", onAction: onClose }]}
    >
      <Modal.Section>
        <TextField
          label="Name"
          autoComplete="off"
          maxLength={120}
          value={typed}
          helpText="Only you see it; shoppers see the subject"
          onChange={setTyped}
        />
      </Modal.Section>
    </Modal>
  );
}
