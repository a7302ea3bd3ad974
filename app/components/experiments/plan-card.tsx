import { BlockStack, Card, Checkbox, FormLayout, Select, Text, TextField } from "@shopify/polaris";
import { windowChoices, type ExperimentFields, type FieldErrors } from "./fields";

interface Props {
  fields: ExperimentFields;
  errors: FieldErrors;
  onChange(change: Partial<ExperimentFields>): void;
}

/** How an experiment is called, what it counts, and what follows from a clear winner. */
export function PlanCard({ fields: { name, windowDays, rollsOut }, errors, onChange }: Props) {
  const days = [...new Set([...windowChoices.map(String), windowDays])];
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          What is counted
        </Text>
        <FormLayout>
          <TextField
            label="Name"
            value={name}
            error={errors["name"] ?? false}
            maxLength={100}
            autoComplete="off"
            onChange={(name) => onChange({ name })}
          />
          <Select
            label="Orders count for"
            options={days.map((value) => ({ value, label: `${value} days` }))}
            value={windowDays}
            error={errors["windowDays"] ?? false}
            helpText="From the day on which chance gave a shopper an arm. Only who has all these days behind them is counted."
            onChange={(windowDays) => onChange({ windowDays })}
          />
          <Checkbox
            label="Give a clear winner to everybody by itself"
            helpText="Only when it is clear, and never “nothing”. Otherwise it waits for you."
            checked={rollsOut}
            onChange={(rollsOut) => onChange({ rollsOut })}
          />
        </FormLayout>
      </BlockStack>
    </Card>
  );
}
