import { TextField } from "@shopify/polaris";
import { useState } from "react";

interface Props {
  label: string;
  value: number;
  least: number;
  most: number;
  onChange(value: number): void;
}

/** A whole number of days, weeks and the like. What does not fit stays while it is typed, and is not taken. */
export function AmountField({ label, value, least, most, onChange }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const fits = (text: string) => /^\d{1,5}$/.test(text) && Number(text) >= least && Number(text) <= most;
  const write = (text: string) => {
    setTyped(text);
    if (fits(text)) onChange(Number(text));
  };
  return (
    <TextField
      label={label}
      labelHidden
      autoComplete="off"
      inputMode="numeric"
      value={typed ?? String(value)}
      error={typed !== null && !fits(typed) ? `A whole number from ${least} to ${most}` : false}
      onChange={write}
      onBlur={() => setTyped(null)}
    />
  );
}
