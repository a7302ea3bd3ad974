import { useSubmit } from "@remix-run/react";
import { BlockStack, Modal, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { leaversWords } from "~/components/flow-editor/count-words";
import { ShopperChoice } from "~/components/flow-editor/test/shopper-choice";
import { PutAwayModal } from "~/components/put-away-modal";
import type { Reader } from "~/components/template-editor/question";

const longestName = 120;

/** Gives the flow another name. */
export function NameModal({ name, onName, onClose }: { name: string; onName(name: string): void; onClose(): void }) {
  const [typed, setTyped] = useState(name);
  const save = () => {
    onName(typed.trim());
    onClose();
  };
  return (
    <Modal
      open
      title="Name of the flow"
      onClose={onClose}
      primaryAction={{ content: "Save", disabled: typed.trim() === "", onAction: save }}
      secondaryActions={[{ content: "Cancel", onAction: onClose }]}
    >
      <Modal.Section>
        <TextField
          label="Name"
          autoComplete="off"
          maxLength={longestName}
          value={typed}
          helpText="Only you see it"
          onChange={setTyped}
        />
      </Modal.Section>
    </Modal>
  );
}

/** Puts the flow away, once that was confirmed. */
export function PutAwayFlow({ name, people, onClose }: { name: string; people: number; onClose(): void }) {
  return (
    <PutAwayModal name={name} onClose={onClose}>
      It is turned off{people > 0 ? `, and ${leaversWords(people)}` : ""}. What it sent stays in your reports, and you
      can take the flow back from those put away in your list of flows.
    </PutAwayModal>
  );
}

/** Puts a shopper into the flow by hand. */
export function StartModal({ onClose }: { onClose(): void }) {
  const [shopper, setShopper] = useState<Reader | null>(null);
  const submit = useSubmit();
  const start = () => {
    if (!shopper) return;
    onClose();
    submit({ wish: "start", profileId: shopper.value }, { method: "post" });
  };
  return (
    <Modal
      open
      title="Put somebody in"
      onClose={onClose}
      primaryAction={{ content: "Put them in", disabled: shopper === null, onAction: start }}
      secondaryActions={[{ content: "Cancel", onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="300">
          <Text as="p">
            They begin at the first step now, as if it had happened to them. What ends the flow early, and whether they
            may be written to, counts for them as for everybody.
          </Text>
          <ShopperChoice label="Shopper" shopper={shopper} onChoose={setShopper} />
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
