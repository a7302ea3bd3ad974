import { BlockStack, Checkbox, InlineGrid, Select } from "@shopify/polaris";
import { clockTimes } from "~/components/clock-times";
import { dayFields, readTime, timeOf, usualTime, type DayField, type DayFields } from "./times";
import { weekdays } from "./week";

interface Props {
  values: DayFields;
  onChange(change: Partial<DayFields>): void;
}

/** On which days, and when on each. */
export function DaysFields({ values, onChange }: Props) {
  return (
    <BlockStack gap="200">
      {dayFields.map((field, day) => (
        <Day key={field} field={field} name={weekdays[day] ?? ""} value={values[field]} onChange={onChange} />
      ))}
    </BlockStack>
  );
}

interface DayProps {
  field: DayField;
  name: string;
  value: string;
  onChange: Props["onChange"];
}

function Day({ field, name, value, onChange }: DayProps) {
  const time = readTime(value);
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
