import { TextField } from "@shopify/polaris";
import { useBuilder } from "../builder-context";

interface Props {
  label: string;
  isMoney: boolean;
  text: string;
  error: string | false;
  onChange(text: string): void;
}

/** A number, or an amount of the shop's money. It takes whatever is typed; what does not fit is marked. */
export function NumberField({ label, isMoney, text, error, onChange }: Props) {
  const { currency } = useBuilder();
  return (
    <TextField
      label={label}
      labelHidden
      autoComplete="off"
      inputMode="decimal"
      {...(isMoney ? { suffix: currency } : {})}
      value={text}
      error={error}
      onChange={onChange}
    />
  );
}
