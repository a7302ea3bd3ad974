import { TextField } from "@shopify/polaris";
import { useState } from "react";
import { clockWords } from "~/domains/flows";

interface Props {
  label: string;
  minute: number;
  onChange(minute: number): void;
}

/** A time of day, by the shopper's own clock. */
export function ClockField({ label, minute, onChange }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const write = (text: string) => {
    setTyped(text);
    const read = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
    if (read) onChange(Number(read[1]) * 60 + Number(read[2]));
  };
  return (
    <TextField
      label={label}
      type="time"
      autoComplete="off"
      value={typed ?? clockWords(minute)}
      helpText="By the clock where the shopper lives"
      onChange={write}
      onBlur={() => setTyped(null)}
    />
  );
}
