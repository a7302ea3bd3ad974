import { Select, Text, TextField } from "@shopify/polaris";
import type { Step } from "~/domains/flows";

type Of<Type extends Step["type"]> = Extract<Step, { type: Type }>;

interface Props<Type extends Step["type"]> {
  step: Of<Type>;
  onChange(step: Of<Type>): void;
}

/** A tag at the customer in Shopify. */
export function TagForm({ step, onChange }: Props<"tag">) {
  return (
    <>
      <Select
        label="What is done"
        options={[
          { value: "add", label: "The customer gets the tag" },
          { value: "remove", label: "The tag is taken away" },
        ]}
        value={step.change}
        onChange={(change) => onChange({ ...step, change: change === "remove" ? "remove" : "add" })}
      />
      <TextField
        label="Tag"
        autoComplete="off"
        maxLength={255}
        value={step.tag}
        helpText="As it stands at customers in Shopify; without a comma"
        onChange={(tag) => onChange({ ...step, tag })}
      />
    </>
  );
}

/** A fact about the shopper, with the time at which it was noted. */
export function TraitForm({ step, onChange }: Props<"set_trait">) {
  return (
    <>
      <TextField
        label="Name"
        autoComplete="off"
        maxLength={40}
        value={step.name}
        placeholder="skin_type"
        helpText="Small letters, digits and _; segments ask about it by this name"
        onChange={(name) => onChange({ ...step, name: name.toLowerCase().replace(/[ -]/g, "_") })}
      />
      <TextField
        label="Value"
        autoComplete="off"
        maxLength={200}
        value={step.value}
        onChange={(value) => onChange({ ...step, value })}
      />
    </>
  );
}

/** What the merchant is told by mail. */
export function NotifyForm({ step, onChange }: Props<"notify">) {
  return (
    <TextField
      label="What to tell you"
      autoComplete="off"
      multiline={3}
      maxLength={500}
      showCharacterCount
      value={step.words}
      helpText="It comes to the address of your shop, with a link to the shopper. Many at once come in one mail"
      onChange={(words) => onChange({ ...step, words })}
    />
  );
}

/** Another tool that is told. */
export function WebhookForm({ step, onChange }: Props<"webhook">) {
  return (
    <>
      <TextField
        label="Name"
        autoComplete="off"
        maxLength={80}
        value={step.name}
        placeholder="Text messages"
        helpText="What you call the other tool"
        onChange={(name) => onChange({ ...step, name })}
      />
      <TextField
        label="Address"
        type="url"
        autoComplete="off"
        maxLength={2000}
        value={step.url}
        placeholder="https://"
        helpText="It is called with a signature, by which the tool can tell that the call comes from your shop"
        onChange={(url) => onChange({ ...step, url })}
      />
    </>
  );
}

/** The end of a way. */
export function ExitForm() {
  return (
    <Text as="p">
      Who comes here leaves the flow, and gets nothing of what would follow. Other ways go on as they are.
    </Text>
  );
}
