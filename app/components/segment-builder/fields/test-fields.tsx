import { Select } from "@shopify/polaris";
import type { Attribute, Parameter } from "~/domains/segments";
import type { Filter, Test } from "~/domains/segments/model";
import { operatorChoices, operatorOf, withOperator } from "../operator-choice";
import { titleOf } from "../titles";
import { ListField } from "./list-field";
import { Cell, Row, Words } from "./row";
import { ValueField } from "./value-field";

interface Props {
  word: Attribute | Parameter;
  filter: Filter;
  onChange(filter: Filter): void;
}

/** How something is asked: the operator, and what it is compared with. */
export function TestFields({ word, filter, onChange }: Props) {
  const { operator, isDenied } = operatorOf(filter);
  const choices = operatorChoices(word, operator);
  return (
    <Row>
      {isDenied && <Words>it is not so that it</Words>}
      <Cell width={8}>
        <Select
          label={`${titleOf(word)}: how`}
          labelHidden
          options={choices}
          value={operator}
          onChange={(chosen) => {
            const known = choices.find(({ value }) => value === chosen);
            if (known) onChange(withOperator(filter, known.value, word));
          }}
        />
      </Cell>
      <Operands word={word} test={filter.test} onChange={(test) => onChange({ ...filter, test })} />
    </Row>
  );
}

interface OperandProps {
  word: Attribute | Parameter;
  test: Test;
  onChange(test: Test): void;
}

function Operands({ word, test, onChange }: OperandProps) {
  const label = titleOf(word);
  // A date is several fields.
  const width = word.kind.type === "date" ? 16 : 9;
  switch (test.type) {
    case "compare":
      return (
        <Cell width={12}>
          <ValueField label={label} word={word} value={test.value} onChange={(value) => onChange({ ...test, value })} />
        </Cell>
      );
    case "between":
      return (
        <>
          <Cell width={width}>
            <ValueField
              label={`${label}: from`}
              word={word}
              value={test.from}
              onChange={(from) => onChange({ ...test, from })}
            />
          </Cell>
          <Words>and</Words>
          <Cell width={width}>
            <ValueField
              label={`${label}: to`}
              word={word}
              value={test.to}
              onChange={(to) => onChange({ ...test, to })}
            />
          </Cell>
        </>
      );
    case "in":
      return (
        <Cell width={12}>
          <ListField
            label={label}
            word={word}
            values={test.values}
            onChange={(values) => onChange({ ...test, values })}
          />
        </Cell>
      );
    case "contains":
      return (
        <Cell width={12}>
          <ValueField
            label={label}
            word={word}
            value={{ type: "text", text: test.text }}
            onChange={(value) => onChange({ ...test, text: value.type === "text" ? value.text : "" })}
          />
        </Cell>
      );
    case "null":
      return null;
    default:
      return test satisfies never;
  }
}
