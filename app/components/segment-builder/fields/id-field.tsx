import type { Value } from "~/domains/segments/model";
import type { Kind } from "~/lib/word";
import { useBuilder } from "../builder-context";
import { textOf, valueOf } from "../value-text";
import { NumberField } from "./number-field";
import { Picker } from "./picker";

type IdKind = Extract<Kind, { type: "id" }>;

interface Props {
  label: string;
  kind: IdKind;
  values: readonly Value[];
  allowMultiple: boolean;
  error: string | false;
  onChange(values: Value[]): void;
}

/** Something chosen by its title and kept by its number. */
export function IdField({ label, kind, values, allowMultiple, error, onChange }: Props) {
  const { names, remember } = useBuilder();
  const { of } = kind;
  const ids = values.map(textOf).filter((text) => text !== "");
  if (of === "other" && !allowMultiple) {
    const write = (text: string) => onChange([valueOf(text, kind)]);
    return <NumberField label={label} isMoney={false} text={ids[0] ?? ""} error={error} onChange={write} />;
  }
  return (
    <Picker
      label={label}
      source={of === "other" ? null : of}
      values={ids}
      titleOf={(id) => names.nameOf(of, id) ?? id}
      allowMultiple={allowMultiple}
      allowOwn={of === "other"}
      error={error}
      placeholder={of === "other" ? "" : `Search for a ${of}`}
      onChange={(chosen, choice) => {
        if (choice) remember({ of, id: choice.value }, choice.label);
        onChange(chosen.map((id) => valueOf(id, kind)));
      }}
    />
  );
}
