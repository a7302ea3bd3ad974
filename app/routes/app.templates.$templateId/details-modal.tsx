import { useSubmit } from "@remix-run/react";
import { FormLayout, Modal, Select, TextField } from "@shopify/polaris";
import { useState } from "react";

interface Props {
  name: string;
  topic: string | null;
  topics: { value: string; label: string }[];
  onClose(): void;
}

const none = { value: "", label: "None: it answers what somebody did" };

/** What the message is called, which only the merchant sees, and what it is about, which shoppers can decline. */
export function DetailsModal({ name, topic, topics, onClose }: Props) {
  const [typed, setTyped] = useState(name);
  const [chosen, setChosen] = useState(topic ?? "");
  const submit = useSubmit();
  const save = () => {
    submit({ wish: "describe", name: typed.trim(), topic: chosen }, { method: "post" });
    onClose();
  };
  return (
    <Modal
      open
      title="Name and topic"
      onClose={onClose}
      primaryAction={{ content: "Save", disabled: typed.trim() === "", onAction: save }}
      secondaryActions={[{ content: "Cancel", onAction: onClose }]}
    >
      <Modal.Section>
        <FormLayout>
          <TextField
            label="Name"
            autoComplete="off"
            maxLength={120}
            value={typed}
            helpText="Only you see it; shoppers see the subject"
            onChange={setTyped}
          />
          <Select
            label="Topic"
            options={[none, ...topics]}
            value={chosen}
            helpText="Shoppers who declined a topic do not get its messages"
            onChange={setChosen}
          />
        </FormLayout>
      </Modal.Section>
    </Modal>
  );
}
