import { Select, TextField } from "@shopify/polaris";
import type { DateValue } from "~/domains/segments/model";
import { useBuilder } from "../builder-context";
import { dateForms, formOf, inForm, periodChoices } from "../date-form";
import { AmountField } from "./amount-field";
import { Cell, Row } from "./row";

interface Props {
  label: string;
  date: DateValue;
  onChange(date: DateValue): void;
}

/** A date as merchants say it: so long ago, a certain day, the start of this week. */
export function DateField({ label, date, onChange }: Props) {
  const { today } = useBuilder();
  return (
    <Row>
      <DateAmount label={label} date={date} onChange={onChange} />
      <Cell width={8}>
        <Select
          label={`${label}: counted how`}
          labelHidden
          options={dateForms}
          value={formOf(date)}
          onChange={(form) => onChange(inForm(date, form, today))}
        />
      </Cell>
      <DateDetail label={label} date={date} onChange={onChange} />
    </Row>
  );
}

/** How many of them, before the unit. */
function DateAmount({ label, date, onChange }: Props) {
  if (date.type !== "relative" || formOf(date) === "today") return null;
  const { unit } = date;
  const sign = date.amount > 0 ? 1 : -1;
  return (
    <Cell width={4}>
      <AmountField
        label={`${label}: how many`}
        value={Math.abs(date.amount)}
        least={unit === "d" ? 1 : 0}
        most={5000}
        // JavaScript tells 0 from -0; a date does not.
        onChange={(amount) => onChange({ type: "relative", amount: amount === 0 ? 0 : sign * amount, unit })}
      />
    </Cell>
  );
}

/** Which one, after what it is. */
function DateDetail({ label, date, onChange }: Props) {
  switch (date.type) {
    case "relative":
      return null;
    case "start": {
      const { of, periods } = date;
      return (
        <Cell width={8}>
          <Select
            label={`${label}: which ${of}`}
            labelHidden
            options={periodChoices(of, periods)}
            value={String(periods)}
            onChange={(value) => onChange({ type: "start", of, periods: Number(value) })}
          />
        </Cell>
      );
    }
    case "day":
      return (
        <Calendar
          label={`${label}: day`}
          type="date"
          value={date.day}
          onChange={(day) => onChange({ type: "day", day })}
        />
      );
    case "time":
      return (
        <Calendar
          label={`${label}: moment`}
          type="datetime-local"
          value={date.time}
          // Browsers leave whole minutes without their seconds.
          onChange={(time) => onChange({ type: "time", time: time.length === 16 ? `${time}:00` : time })}
        />
      );
    default:
      return date satisfies never;
  }
}

interface CalendarProps {
  label: string;
  type: "date" | "datetime-local";
  value: string;
  onChange(value: string): void;
}

function Calendar({ label, type, value, onChange }: CalendarProps) {
  return (
    <Cell width={type === "date" ? 10 : 14}>
      <TextField
        label={label}
        labelHidden
        autoComplete="off"
        type={type}
        value={value}
        onChange={(chosen) => chosen !== "" && onChange(chosen)}
      />
    </Cell>
  );
}
