import { BlockStack, Checkbox, InlineStack, Link, Select, Text } from "@shopify/polaris";
import type { Step } from "~/domains/flows";
import { useFlowForm } from "../form-context";
import { DurationField } from "./duration-field";
import { MessageLook } from "./message-look";

type SendStep = Extract<Step, { type: "send" }>;

const usualLateness = 1440;
const [least, most] = [5, 43_200];

/** Which message a step sends, how that looks, and how late it may be. */
export function SendForm({ step, onChange }: { step: SendStep; onChange(step: SendStep): void }) {
  const { templates } = useFlowForm();
  const chosen = templates.find(({ key }) => key === step.template);
  const isLate = step.latestMinutes !== null;
  return (
    <BlockStack gap="400">
      <Select
        label="Message"
        placeholder="Choose a message"
        options={templates.map(({ key, name, isPublished }) => ({
          value: key,
          label: isPublished ? name : `${name} (not published)`,
        }))}
        value={chosen ? step.template : ""}
        onChange={(template) => onChange({ ...step, template })}
      />
      <InlineStack gap="400">
        {chosen && chosen.id !== null && (
          <Link url={`/app/templates/${chosen.id}`} accessibilityLabel={`Edit the message ${chosen.name}`}>
            Edit this message
          </Link>
        )}
        <Link url="/app/templates/new">Write another</Link>
      </InlineStack>
      {chosen && <MessageLook key={chosen.key} template={chosen} />}
      <Checkbox
        label="Not sent any more when it is late"
        helpText="After an outage, or when other messages go first. Otherwise your settings for sending say how late"
        checked={isLate}
        onChange={(checked) => onChange({ ...step, latestMinutes: checked ? usualLateness : null })}
      />
      {step.latestMinutes !== null && (
        <DurationField
          label="At most late by"
          minutes={step.latestMinutes}
          least={least}
          most={most}
          onChange={(latestMinutes) => onChange({ ...step, latestMinutes })}
        />
      )}
      <Checkbox
        label="Also to who has long been quiet"
        helpText="Who has not clicked, ordered or come by for long is left in peace otherwise; for a goodbye"
        checked={step.evenIfQuiet ?? false}
        onChange={(checked) => onChange(asQuiet(step, checked))}
      />
      <Text as="p" tone="subdued">
        Before it goes out, everything is asked once more: whether they may be written to, and whether something has
        ended the flow for them.
      </Text>
    </BlockStack>
  );
}

function asQuiet({ id, type, template, latestMinutes }: SendStep, isEven: boolean): SendStep {
  return { id, type, template, latestMinutes, ...(isEven && { evenIfQuiet: true }) };
}
