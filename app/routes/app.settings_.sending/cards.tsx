import {
  BlockStack,
  Card,
  Checkbox,
  FormLayout,
  InlineError,
  InlineGrid,
  Select,
  Text,
  TextField,
} from "@shopify/polaris";
import type { ReactNode } from "react";
import { clockTimes } from "~/components/clock-times";
import type { PolicyFields } from "./form";

export interface FieldsProps {
  values: PolicyFields;
  /** What is wrong, by field. */
  errors: Record<string, string>;
  onChange(change: Partial<PolicyFields>): void;
}

/** How often a shopper is written to at most. */
export function FrequencyCard(props: FieldsProps) {
  return (
    <PolicyCard
      title="How often"
      explanation="A mail that would be one too many waits until there is room. What is more important goes first: what a flow sends before what a campaign sends."
    >
      <Turn field="isCapped" label="Limit how many mails a shopper gets" {...props} />
      {props.values.isCapped && (
        <FormLayout>
          <FormLayout.Group condensed>
            <NumberField field="capMessages" label="At most" suffix="mails" {...props} />
            <NumberField field="capDays" label="In any" suffix="days" {...props} />
          </FormLayout.Group>
        </FormLayout>
      )}
      <NumberField
        field="hoursBetween"
        label="Least time between two mails"
        suffix="hours"
        helpText="With 0 one may follow right upon the other"
        {...props}
      />
    </PolicyCard>
  );
}

/** When nobody is written to. */
export function QuietCard(props: FieldsProps) {
  const { values, errors, onChange } = props;
  return (
    <PolicyCard
      title="Quiet hours"
      explanation="By the clock where the shopper lives; by your shop’s where the address does not tell. Choose the same time twice to have none."
    >
      <FormLayout>
        <FormLayout.Group condensed>
          <Select
            label="From"
            options={clockTimes({ last: false })}
            value={values.quietFrom}
            error={errors["quietFrom"] ?? false}
            onChange={(quietFrom) => onChange({ quietFrom })}
          />
          <Select
            label="Until"
            options={clockTimes({ last: false })}
            value={values.quietUntil}
            error={errors["quietUntil"] ?? false}
            onChange={(quietUntil) => onChange({ quietUntil })}
          />
        </FormLayout.Group>
      </FormLayout>
      <Turn
        field="atUsualHour"
        label="Wait for the hour at which a shopper usually acts"
        helpText="Read from what they clicked, visited and bought, where that tells; a mail waits for it once, and only if it is not late then"
        {...props}
      />
    </PolicyCard>
  );
}

/** When writing on is of no use, or too late. */
export function EndCard(props: FieldsProps) {
  return (
    <PolicyCard title="When to let it be" explanation="What is not sent stands among the messages with the reason.">
      <Turn
        field="hasSunset"
        label="Leave silent shoppers in peace"
        helpText="Silent is who clicked nothing, ordered nothing and did not visit. Opens do not count: mail programs open mail, too"
        {...props}
      />
      {props.values.hasSunset && (
        <Pair>
          <NumberField field="sunsetDays" label="Silent for" suffix="days" {...props} />
          <NumberField field="sunsetMails" label="And since then got at least" suffix="mails" {...props} />
        </Pair>
      )}
      <Pair>
        <NumberField field="flowHours" label="A flow’s mail may be late by" suffix="hours" {...props} />
        <NumberField field="campaignHours" label="A campaign’s mail may be late by" suffix="hours" {...props} />
      </Pair>
    </PolicyCard>
  );
}

/** Two fields side by side; one below the other where their labels would take several lines. */
function Pair({ children }: { children: ReactNode }) {
  return (
    <InlineGrid columns={{ xs: "1fr", sm: "1fr 1fr" }} gap="400">
      {children}
    </InlineGrid>
  );
}

export function PolicyCard({
  title,
  explanation,
  error,
  children,
}: {
  title: string;
  explanation: string;
  error?: string | undefined;
  children: ReactNode;
}) {
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {title}
          </Text>
          <Text as="p" tone="subdued">
            {explanation}
          </Text>
        </BlockStack>
        {children}
        {error && <InlineError message={error} fieldID={title} />}
      </BlockStack>
    </Card>
  );
}

type TurnField = "isCapped" | "hasWindows" | "atUsualHour" | "hasSunset";

/** Something that is on or off. */
export function Turn({
  field,
  label,
  helpText,
  values,
  onChange,
}: FieldsProps & { field: TurnField; label: string; helpText?: string }) {
  return (
    <Checkbox
      label={label}
      helpText={helpText}
      checked={values[field] === "on"}
      onChange={(isOn) => onChange({ [field]: isOn ? "on" : "" })}
    />
  );
}

type NumberName =
  "capMessages" | "capDays" | "hoursBetween" | "sunsetDays" | "sunsetMails" | "flowHours" | "campaignHours";

function NumberField({
  field,
  label,
  suffix,
  helpText,
  values,
  errors,
  onChange,
}: FieldsProps & { field: NumberName; label: string; suffix: string; helpText?: string }) {
  return (
    <TextField
      label={label}
      suffix={suffix}
      helpText={helpText}
      type="number"
      min={0}
      autoComplete="off"
      value={values[field]}
      error={errors[field] ?? false}
      onChange={(value) => onChange({ [field]: value })}
    />
  );
}
