import { BlockStack, Card, Text, TextField } from "@shopify/polaris";
import type { PlanFields } from "./plan-form";

interface Props {
  fields: PlanFields;
  /** Whether a column says since when each permits it. */
  hasDates: boolean;
  errors: Record<string, string>;
  onChange(change: Partial<PlanFields>): void;
}

/** The merchant's word that these people agreed: without it nobody of a file is written to. */
export function ConsentFields({ fields, hasDates, errors, onChange }: Props) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          How they agreed to your mail
        </Text>
        <Text as="p" tone="subdued">
          Who has unsubscribed stays so, whatever the file says. Who may be written to because of it gets the first mail
          in steps, because nobody knows how old the list is.
        </Text>
        <TextField
          label="Where and in what words they agreed"
          value={fields.statement}
          error={errors["statement"] ?? false}
          multiline={3}
          maxLength={1000}
          helpText="Kept as proof with each of them"
          autoComplete="off"
          onChange={(statement) => onChange({ statement })}
        />
        <TextField
          label={hasDates ? "Since when, where the column is empty" : "Since when at the latest"}
          type="date"
          value={fields.consentedAt}
          error={errors["consentedAt"] ?? false}
          autoComplete="off"
          onChange={(consentedAt) => onChange({ consentedAt })}
        />
      </BlockStack>
    </Card>
  );
}
