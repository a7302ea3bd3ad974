import { Checkbox, TextField } from "@shopify/polaris";
import { useState } from "react";
import { decimalsOf, parseMinor } from "~/lib/money";
import { useQuizForm } from "../form-context";

interface Field {
  label: string;
  /** Where the value stands in the quiz. */
  path: string;
  labelHidden?: boolean;
  helpText?: string;
  placeholder?: string;
}

interface WordsProps extends Field {
  value: string;
  /** As many lines as there are to begin with; one when it is left out. */
  lines?: number;
  maxLength?: number;
  type?: "text" | "url" | "datetime-local";
  onChange(value: string): void;
}

/** Words of the merchant. */
export function WordsField({ path, lines, onChange, ...field }: WordsProps) {
  const { problemAt } = useQuizForm();
  return (
    <TextField
      {...field}
      id={path}
      autoComplete="off"
      {...(lines !== undefined && { multiline: lines, maxHeight: 240 })}
      error={problemAt(path) ?? false}
      onChange={onChange}
    />
  );
}

interface NumberProps extends Field {
  value: number | null;
  suffix?: string;
  onChange(value: number | null): void;
}

/** A whole number, or none. Whatever else is typed is left out. */
export function WholeField({ path, value, suffix, onChange, ...field }: NumberProps) {
  const { problemAt } = useQuizForm();
  return (
    <TextField
      {...field}
      id={path}
      autoComplete="off"
      inputMode="numeric"
      {...(suffix !== undefined && { suffix })}
      value={value === null ? "" : String(value)}
      error={problemAt(path) ?? false}
      onChange={(text) => {
        const digits = text.replace(/\D/g, "").slice(0, 6);
        onChange(digits === "" ? null : Number(digits));
      }}
    />
  );
}

/** An amount in the shop's money, or none. */
export function AmountField({ path, value, onChange, ...field }: Omit<NumberProps, "suffix">) {
  const { currency, problemAt } = useQuizForm();
  const decimals = decimalsOf(currency);
  const [text, setText] = useState(value === null ? "" : (value / 10 ** decimals).toFixed(decimals));
  const isAmount = /^\d{1,7}([.]\d{0,3})?$/.test(text);
  const write = (typed: string) => {
    const cleaned = typed.replace(",", ".").trim();
    setText(cleaned);
    onChange(/^\d{1,7}([.]\d{0,3})?$/.test(cleaned) ? parseMinor(cleaned, currency) : null);
  };
  const problem = text === "" || isAmount ? problemAt(path) : "Enter an amount, such as 50";
  return (
    <TextField
      {...field}
      id={path}
      autoComplete="off"
      inputMode="decimal"
      suffix={currency}
      value={text}
      error={problem ?? false}
      onChange={write}
    />
  );
}

interface SwitchProps {
  label: string;
  path: string;
  helpText?: string;
  checked: boolean;
  onChange(checked: boolean): void;
}

export function SwitchField({ path, ...field }: SwitchProps) {
  const { problemAt } = useQuizForm();
  return <Checkbox {...field} id={path} error={problemAt(path) ?? false} />;
}
