import { BlockStack, Select, Text } from "@shopify/polaris";
import type { FlowContent, NamedSegment, Trigger } from "~/domains/flows";
import { ConditionField } from "../conditions/condition-field";
import { HappeningField } from "../conditions/happening-field";
import { useFlowForm } from "../form-context";
import { DateTriggerFields } from "./date-trigger-fields";
import { ReentryFields } from "./reentry-fields";

type Props = { content: FlowContent; onChange(change: Partial<FlowContent>): void };

const kinds: readonly { value: Trigger["type"]; label: string }[] = [
  { value: "segment_entered", label: "Somebody enters a segment" },
  { value: "segment_left", label: "Somebody leaves a segment" },
  { value: "happened", label: "Somebody does something" },
  { value: "date", label: "A day comes: a birthday, an expected order" },
  { value: "manual", label: "Only when I put somebody in" },
];

/** What starts the flow, for whom, and how often. */
export function StartForm({ content, onChange }: Props) {
  const { trigger } = content;
  const put = (changed: Trigger) => onChange({ trigger: changed });
  return (
    <BlockStack gap="400">
      <Select
        label="It starts when"
        options={[...kinds]}
        value={trigger.type}
        onChange={(type) => put(triggerOf(type, trigger))}
      />
      {(trigger.type === "segment_entered" || trigger.type === "segment_left") && (
        <SegmentField segment={trigger.segment} onChange={(segment) => put({ ...trigger, segment })} />
      )}
      {trigger.type === "happened" && (
        <HappeningField label="What" what={trigger.what} onChange={(what) => what && put({ ...trigger, what })} />
      )}
      {trigger.type === "date" && <DateTriggerFields trigger={trigger} onChange={put} />}
      {trigger.type === "manual" && (
        <Text as="p" tone="subdued">
          Nothing starts it by itself.
        </Text>
      )}
      <ConditionField
        label="Only for"
        nobody="Anybody to whom it happens"
        definition={content.onlyIf}
        onChange={(onlyIf) => onChange({ onlyIf })}
      />
      <ReentryFields reentry={content.reentry} onChange={(reentry) => onChange({ reentry })} />
    </BlockStack>
  );
}

/** A trigger of another kind; the segment that was chosen stays. */
function triggerOf(type: string, former: Trigger): Trigger {
  const kind = kinds.find(({ value }) => value === type)?.value ?? former.type;
  switch (kind) {
    case "segment_entered":
    case "segment_left":
      return { type: kind, segment: "segment" in former ? former.segment : { segmentKey: "lifecycle-new" } };
    case "happened":
      return { type: kind, what: { type: "matches", function: "cart_updated", filters: [], relations: [] } };
    case "date":
      return { type: kind, of: "birthday", days: 0, minute: 9 * 60 };
    case "manual":
      return { type: kind };
    default:
      return kind satisfies never;
  }
}

/** A segment that comes with the product is named by its key, so that the flow finds it wherever it is made. */
function SegmentField({ segment, onChange }: { segment: NamedSegment; onChange(segment: NamedSegment): void }) {
  const { segments, names } = useFlowForm();
  const chosen = segments.find(({ id, key }) =>
    "segmentKey" in segment ? key === segment.segmentKey : id === segment.segmentId,
  );
  const choose = (value: string) => {
    const one = segments.find(({ id }) => String(id) === value);
    if (one) onChange(one.key === null ? { segmentId: one.id } : { segmentKey: one.key });
  };
  return (
    <Select
      label="Segment"
      placeholder="Choose a segment"
      options={segments.map(({ id, name }) => ({ value: String(id), label: name }))}
      value={chosen ? String(chosen.id) : ""}
      error={names.segmentName(segment) === null ? "The segment is put away; choose another" : false}
      onChange={choose}
    />
  );
}
