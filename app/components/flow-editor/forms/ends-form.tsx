import { BlockStack, Checkbox, Text } from "@shopify/polaris";
import type { FlowContent } from "~/domains/flows";
import { ConditionField } from "../conditions/condition-field";
import { HappeningField } from "../conditions/happening-field";

type Props = { content: FlowContent; onChange(change: Partial<FlowContent>): void };

/** What ends the flow for somebody wherever they are in it. */
export function EndsForm({ content, onChange }: Props) {
  const { ends, trigger } = content;
  const put = (change: Partial<FlowContent["ends"]>) => onChange({ ends: { ...ends, ...change } });
  return (
    <BlockStack gap="400">
      <Text as="p" tone="subdued">
        Asked at once, and once more when a message is about to go out. Who unsubscribes leaves in any case.
      </Text>
      <HappeningField
        label="The goal: it has done its work when they have done this"
        nothing="There is no goal"
        what={ends.goal}
        onChange={(goal) => put({ goal })}
      />
      {trigger.type === "segment_entered" && (
        <Checkbox
          label="Ends when they leave the segment by which they came in"
          checked={ends.onLeaving}
          onChange={(onLeaving) => put({ onLeaving })}
        />
      )}
      <ConditionField
        label="Ends as soon as this is true of them"
        nobody="Nothing else ends it"
        definition={ends.when}
        onChange={(when) => put({ when })}
      />
    </BlockStack>
  );
}
