import { Select, TextField } from "@shopify/polaris";
import { useState } from "react";
import { Cell, Row } from "~/components/segment-builder/fields/row";

const units = [
  { value: "1", label: "minutes" },
  { value: "60", label: "hours" },
  { value: "1440", label: "days" },
  { value: "10080", label: "weeks" },
] as const;

interface Props {
  label: string;
  minutes: number;
  /** In minutes. */
  least: number;
  most: number;
  onChange(minutes: number): void;
}

/** So many minutes, hours, days or weeks. What does not fit stays while it is typed, and is not taken. */
export function DurationField({ label, minutes, least, most, onChange }: Props) {
  const [unit, setUnit] = useState(() => unitOf(minutes));
  const [typed, setTyped] = useState<string | null>(null);
  const fits = (text: string, size: number) => {
    return /^\d{1,6}$/.test(text) && Number(text) * size >= least && Number(text) * size <= most;
  };
  const shown = typed ?? String(minutes / Number(unit));
  const write = (text: string, size: string) => {
    setTyped(text);
    if (fits(text, Number(size))) onChange(Number(text) * Number(size));
  };
  return (
    <Row>
      <Cell width={6}>
        <TextField
          label={label}
          autoComplete="off"
          inputMode="numeric"
          value={shown}
          error={fits(shown, Number(unit)) ? false : "That is too short or too long"}
          onChange={(text) => write(text, unit)}
          onBlur={() => fits(shown, Number(unit)) && setTyped(null)}
        />
      </Cell>
      <Cell width={8}>
        <Select
          label="Unit"
          options={[...units]}
          value={unit}
          onChange={(size) => {
            setUnit(size);
            write(shown, size);
          }}
        />
      </Cell>
    </Row>
  );
}

/** The biggest unit of which it is a whole number. */
function unitOf(minutes: number): string {
  return units.findLast(({ value }) => minutes % Number(value) === 0)?.value ?? "1";
}
