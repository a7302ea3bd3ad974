import type { Attribute, Parameter } from "~/domains/segments";
import type { Value } from "~/domains/segments/model";
import { useBuilder } from "../builder-context";
import { blank } from "../new-condition";
import { suggestionsFor } from "../pick";
import { problemOfValue } from "../problems";
import { titleOfChoice } from "../titles";
import { textOf, valueOf } from "../value-text";
import { IdField } from "./id-field";
import { Picker } from "./picker";

interface Props {
  label: string;
  word: Attribute | Parameter;
  values: readonly Value[];
  onChange(values: Value[]): void;
}

/** Several values, of which one has to fit. */
export function ListField({ label, word, values, onChange }: Props) {
  const { isMarking } = useBuilder();
  const { kind } = word;
  const texts = values.map(textOf).filter((text) => text !== "");
  const problems = values.map((value) => problemOfValue(value, kind)).filter((problem) => problem !== null);
  const error = (isMarking || texts.length > 0) && (problems[0] ?? false);
  // A list is never empty for the language: with nothing in it, it is not filled in.
  const change = (chosen: Value[]) => onChange(chosen.length > 0 ? chosen : [blank]);
  if (kind.type === "id") {
    return <IdField label={label} kind={kind} values={values} allowMultiple error={error} onChange={change} />;
  }
  const isEnum = kind.type === "enum";
  return (
    <Picker
      label={label}
      source={isEnum ? kind.values.map((value) => ({ value, label: titleOfChoice(value) })) : suggestionsFor(word.name)}
      values={texts}
      titleOf={isEnum ? titleOfChoice : (text) => text}
      allowMultiple
      allowOwn={!isEnum}
      error={error}
      onChange={(chosen) => change(chosen.map((text) => valueOf(text, kind)))}
    />
  );
}
