import { BlockStack, Checkbox, InlineGrid, Select } from "@shopify/polaris";
import { clockTimes } from "~/components/clock-times";
import { PolicyCard, Turn, type FieldsProps } from "./cards";
import { dayFields, readTime, timeOf, usualTime } from "./form";
import { weekdays } from "./week";

/** On which days, and when on each, mail goes out. */
export function DaysCard(props: FieldsProps) {
  const { values, errors } = props;
  return (
    <PolicyCard
      title="Days and times"
      explanation="For a shop whose shoppers read at known times: early in the morning, say, or on weekday evenings."
      error={errors["windows"]}
    >
      <Turn field="hasWindows" label="Send only on certain days and at certain times" {...props} />
      {values.hasWindows && (
        <BlockStack gap="200">
          {dayFields.map((field, day) => (
            <Day key={field} field={field} name={weekdays[day] ?? ""} {...props} />
          ))}
        </BlockStack>
      )}
    </PolicyCard>
  );
}

function Day({ field, name, values, onChange }: FieldsProps & { field: (typeof dayFields)[number]; name: string }) {
  const time = readTime(values[field]);
  return (
    <InlineGrid columns={{ xs: "1fr", sm: "9rem 1fr 1fr" }} gap="200" alignItems="center">
      <Checkbox
        label={name}
        checked={time !== null}
        onChange={(isOn) => onChange({ [field]: isOn ? usualTime : "" })}
      />
      {time && (
        <>
          <Select
            label={`${name} from`}
            labelHidden
            options={clockTimes({ last: false })}
            value={String(time.from)}
            onChange={(from) => onChange({ [field]: timeOf(Number(from), time.until) })}
          />
          <Select
            label={`${name} until`}
            labelHidden
            options={clockTimes({ last: true })}
            value={String(time.until)}
            onChange={(until) => onChange({ [field]: timeOf(time.from, Number(until)) })}
          />
        </>
      )}
    </InlineGrid>
  );
}
