import { BlockStack, Button, Select } from "@shopify/polaris";
import { PlusIcon } from "@shopify/polaris-icons";
import type { HappeningFunction } from "~/domains/segments";
import type { Matches, Relation } from "~/domains/segments/model";
import { Cell, Row } from "../fields/row";
import { newRelation } from "../new-condition";
import { useFocus } from "../use-focus";
import { FilterList } from "./filter-list";
import { RelationBox } from "./relation-box";

interface Props {
  happening: HappeningFunction;
  matches: Matches;
  isNegated: boolean;
  onChange(matches: Matches, isNegated: boolean): void;
}

const mostRelations = 5;

/** Something that happened, or did not: which of them count, how often, and what came before or after. */
export function Happening({ happening, matches, isNegated, onChange }: Props) {
  const { container, focusOn } = useFocus<HTMLDivElement>();
  const { relations } = matches;
  const relate = (changed: Relation[]) => onChange({ ...matches, relations: changed }, isNegated);
  const remove = (index: number) => {
    relate(relations.toSpliced(index, 1));
    focusOn(relations.length > 1 ? `[data-relation="${Math.max(0, index - 1)}"]` : "[data-add]");
  };
  const add = () => {
    relate([...relations, newRelation()]);
    focusOn(`[data-relation="${relations.length}"]`);
  };
  return (
    <div ref={container}>
      <BlockStack gap="200">
        <Row>
          <Cell width={11} isFixed>
            <Select
              label={`Whether there are ${happening.many}`}
              labelHidden
              options={[
                { label: "happened", value: "yes" },
                { label: "did not happen", value: "no" },
              ]}
              value={isNegated ? "no" : "yes"}
              onChange={(value) => onChange(matches, value === "no")}
            />
          </Cell>
        </Row>
        <FilterList
          happening={happening}
          filters={matches.filters}
          hasTotals
          onChange={(filters) => onChange({ ...matches, filters }, isNegated)}
        />
        {relations.map((relation, i) => (
          <div key={i} data-relation={i}>
            <RelationBox
              anchor={happening}
              relation={relation}
              onChange={(changed) => relate(relations.with(i, changed))}
              onRemove={() => remove(i)}
            />
          </div>
        ))}
        {relations.length < mostRelations && happening.source !== "unknowable" && (
          <div data-add="">
            <Button icon={PlusIcon} variant="tertiary" onClick={add}>
              What came before or after
            </Button>
          </div>
        )}
      </BlockStack>
    </div>
  );
}
