import { Select } from "@shopify/polaris";
import { AmountField } from "~/components/segment-builder/fields/amount-field";
import { Cell, Row, Words } from "~/components/segment-builder/fields/row";
import { dateWords, profileDates, type Trigger } from "~/domains/flows";
import { ClockField } from "./clock-field";

type DateTrigger = Extract<Trigger, { type: "date" }>;

const mostDays = 60;
const sides = [
  { value: "before", label: "days before" },
  { value: "on", label: "on the day itself" },
  { value: "after", label: "days after" },
] as const;

/** Which day of a shopper's, how long before or after it, and at what time. */
export function DateTriggerFields({
  trigger,
  onChange,
}: {
  trigger: DateTrigger;
  onChange(trigger: DateTrigger): void;
}) {
  const { days } = trigger;
  const side = days < 0 ? "before" : days > 0 ? "after" : "on";
  const turn = (value: string) => {
    const count = Math.max(1, Math.abs(days));
    onChange({ ...trigger, days: value === "on" ? 0 : value === "before" ? -count : count });
  };
  return (
    <>
      <Select
        label="Which day"
        options={profileDates.map((of) => ({ value: of, label: capital(dateWords[of]) }))}
        value={trigger.of}
        onChange={(value) => {
          const of = profileDates.find((known) => known === value);
          if (of) onChange({ ...trigger, of });
        }}
      />
      <Row>
        {side !== "on" && (
          <Cell width={5} isFixed>
            <AmountField
              label="How many days"
              value={Math.abs(days)}
              least={1}
              most={mostDays}
              onChange={(count) => onChange({ ...trigger, days: side === "before" ? -count : count })}
            />
          </Cell>
        )}
        <Cell width={10}>
          <Select label="Before or after" labelHidden options={[...sides]} value={side} onChange={turn} />
        </Cell>
        {side !== "on" && <Words>it</Words>}
      </Row>
      <ClockField label="At" minute={trigger.minute} onChange={(minute) => onChange({ ...trigger, minute })} />
    </>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
