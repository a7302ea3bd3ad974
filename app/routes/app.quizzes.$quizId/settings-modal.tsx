import { useSubmit } from "@remix-run/react";
import { FormLayout, Modal, TextField } from "@shopify/polaris";
import { useState } from "react";

interface Props {
  name: string;
  rememberDays: number | null;
  onClose(): void;
}

/** What shoppers do not see of a quiz: its name, and how long their answers count. */
export function SettingsModal({ name, rememberDays, onClose }: Props) {
  const [typed, setTyped] = useState(name);
  const [days, setDays] = useState(rememberDays === null ? "" : String(rememberDays));
  const submit = useSubmit();
  const isFine = typed.trim() !== "" && /^(|[1-9]\d{0,3})$/.test(days);
  const save = () => {
    submit({ wish: "set", name: typed.trim(), rememberDays: days }, { method: "post" });
    onClose();
  };
  return (
    <Modal
      open
      title="Settings of the quiz"
      onClose={onClose}
      primaryAction={{ content: "Save", disabled: !isFine, onAction: save }}
      secondaryActions={[{ content: "Cancel", onAction: onClose }]}
    >
      <Modal.Section>
        <FormLayout>
          <TextField
            label="Name"
            autoComplete="off"
            maxLength={120}
            value={typed}
            helpText="Only you see it; shoppers see the title"
            onChange={setTyped}
          />
          <TextField
            label="An answer counts for"
            autoComplete="off"
            inputMode="numeric"
            suffix="days"
            placeholder="For good"
            value={days}
            helpText="After that shoppers are asked again. Segments that were made of the answers follow when you make them again under “What comes of it”"
            onChange={(text) => setDays(text.replace(/\D/g, "").replace(/^0+/, "").slice(0, 4))}
          />
        </FormLayout>
      </Modal.Section>
    </Modal>
  );
}
