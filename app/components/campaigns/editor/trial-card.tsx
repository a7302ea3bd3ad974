import { Button, Checkbox, ChoiceList, InlineGrid, InlineStack, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { messagesOf } from "../messages-of";
import type { CardProps } from "./form";
import { StepCard } from "./step-card";
import { CampaignTestModal } from "./campaign-test-modal";

interface Props extends CardProps {
  /** How many would get it; null while that is not known. */
  size: number | null;
}

/** Looks before everybody sees it: a test to oneself, and a trial with a few. */
export function TrialCard({ size, ...props }: Props) {
  const { fields, errors, onChange } = props;
  const [isTesting, setIsTesting] = useState(false);
  const hasMessage = messagesOf(fields).length > 0;
  return (
    <StepCard
      step={3}
      title="Test and trial"
      explanation="A test goes to you alone. A trial goes to a few shoppers first, chosen by chance; what they do is seen before the others get it."
    >
      <InlineStack gap="200" blockAlign="center">
        <Button disabled={!hasMessage} onClick={() => setIsTesting(true)}>
          Send a test
        </Button>
        {!hasMessage && (
          <Text as="span" tone="subdued">
            Choose a message first.
          </Text>
        )}
      </InlineStack>
      <Checkbox
        label="First to a few"
        helpText={fields.hasTrial ? trialWords(fields.percent, size) : "For a new kind of message, or a large audience"}
        checked={fields.hasTrial}
        {...(errors["trial"] !== undefined && { error: errors["trial"] })}
        onChange={(hasTrial) => onChange({ hasTrial })}
      />
      {fields.hasTrial && <TrialFields {...props} />}
      {isTesting && <CampaignTestModal fields={fields} choices={props.choices} onClose={() => setIsTesting(false)} />}
    </StepCard>
  );
}

function TrialFields({ fields, errors, onChange }: CardProps) {
  return (
    <>
      <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
        <TextField
          label="Part of the audience"
          id="percent"
          suffix="%"
          type="number"
          min={1}
          max={50}
          autoComplete="off"
          value={fields.percent}
          error={errors["percent"] ?? false}
          onChange={(percent) => onChange({ percent })}
        />
        <TextField
          label="Then wait"
          id="holdHours"
          suffix="hours"
          type="number"
          min={1}
          max={168}
          autoComplete="off"
          value={fields.holdHours}
          error={errors["holdHours"] ?? false}
          onChange={(holdHours) => onChange({ holdHours })}
        />
      </InlineGrid>
      <ChoiceList
        title="And after that"
        name="goesOnByItself"
        choices={[
          { value: "wait", label: "It waits until you say Go on" },
          { value: "go", label: "It goes on by itself, unless you stop it" },
        ]}
        selected={[fields.goesOnByItself ? "go" : "wait"]}
        onChange={([chosen]) => onChange({ goesOnByItself: chosen === "go" })}
      />
    </>
  );
}

function trialWords(percent: string, size: number | null): string {
  const share = Number(percent);
  if (size === null || !Number.isFinite(share) || share <= 0) return "Chosen by chance";
  const few = Math.max(1, Math.round((size * share) / 100));
  return `About ${few.toLocaleString("en-GB")} of ${size.toLocaleString("en-GB")}, chosen by chance`;
}
