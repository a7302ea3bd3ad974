import { Select } from "@shopify/polaris";
import type { Attribute, Parameter } from "~/domains/segments";
import type { Value } from "~/domains/segments/model";
import { useBuilder } from "../builder-context";
import { blank } from "../new-condition";
import { suggestionsFor } from "../pick";
import { problemOfValue } from "../problems";
import { titleOfChoice } from "../titles";
import { textOf, valueOf } from "../value-text";
import { DateField } from "./date-field";
import { IdField } from "./id-field";
import { NumberField } from "./number-field";
import { Picker } from "./picker";

export interface ValueProps {
  label: string;
  word: Attribute | Parameter;
  value: Value;
  onChange(value: Value): void;
}

/** The field for one value, by its kind. */
export function ValueField(props: ValueProps) {
  const { label, word, value, onChange } = props;
  const error = useProblem(props);
  const { kind } = word;
  const write = (text: string) => onChange(valueOf(text, kind));
  switch (kind.type) {
    case "enum": {
      const options = kind.values.map((one) => ({ label: titleOfChoice(one), value: one }));
      return <Select label={label} labelHidden options={options} value={textOf(value)} onChange={write} />;
    }
    case "boolean": {
      const options = [
        { label: "yes", value: "true" },
        { label: "no", value: "false" },
      ];
      return <Select label={label} labelHidden options={options} value={textOf(value)} onChange={write} />;
    }
    case "date": {
      const date = value.type === "date" ? value.date : today;
      return <DateField label={label} date={date} onChange={(changed) => onChange({ type: "date", date: changed })} />;
    }
    case "id":
      return (
        <IdField
          label={label}
          kind={kind}
          values={[value]}
          allowMultiple={false}
          error={error}
          onChange={([chosen]) => onChange(chosen ?? blank)}
        />
      );
    case "text":
    case "list":
      return (
        <Picker
          label={label}
          source={suggestionsFor(word.name)}
          values={[textOf(value)]}
          titleOf={(text) => text}
          allowMultiple={false}
          allowOwn
          error={error}
          onChange={([text = ""]) => write(text)}
        />
      );
    case "integer":
    case "decimal":
    case "money":
      return (
        <NumberField
          label={label}
          isMoney={kind.type === "money"}
          text={textOf(value)}
          error={error}
          onChange={write}
        />
      );
    default:
      return kind satisfies never;
  }
}

const today = { type: "relative", amount: 0, unit: "d" } as const;

/** What is wrong with the value, where that is to be said. */
function useProblem({ value, word }: ValueProps): string | false {
  const { isMarking } = useBuilder();
  const isUntouched = value.type === "text" && value.text === "";
  return (isMarking || !isUntouched) && (problemOfValue(value, word.kind) ?? false);
}
