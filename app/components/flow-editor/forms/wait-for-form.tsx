import { Text } from "@shopify/polaris";
import type { Step } from "~/domains/flows";
import { HappeningField } from "../conditions/happening-field";
import { DurationField } from "./duration-field";

type WaitForStep = Extract<Step, { type: "wait_for" }>;

const longest = 525_600;

/** What a step waits for, and how long at most. */
export function WaitForForm({ step, onChange }: { step: WaitForStep; onChange(step: WaitForStep): void }) {
  return (
    <>
      <HappeningField
        label="Until they have done this"
        what={step.what}
        onChange={(what) => what && onChange({ ...step, what })}
      />
      <DurationField
        label="At most for"
        minutes={step.minutes}
        least={1}
        most={longest}
        onChange={(minutes) => onChange({ ...step, minutes })}
      />
      <Text as="p" tone="subdued">
        As soon as it happens they go on, on the first way; when the time is over, on the second. Both lead on to the
        step after this one.
      </Text>
    </>
  );
}
