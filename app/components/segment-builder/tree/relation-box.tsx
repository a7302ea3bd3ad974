import { BlockStack, Box, Button, InlineStack, Select } from "@shopify/polaris";
import { XIcon } from "@shopify/polaris-icons";
import { findFunction, functions, type HappeningFunction } from "~/domains/segments";
import { likenesses, type Relation } from "~/domains/segments/model";
import { Cell, Row } from "../fields/row";
import { relationTo, withoutTotals } from "../new-condition";
import { titleOfFunction } from "../titles";
import { FilterList } from "./filter-list";
import { WithinField } from "./within-field";

interface Props {
  /** What it came before or after. */
  anchor: HappeningFunction;
  relation: Relation;
  onChange(relation: Relation): void;
  onRemove(): void;
}

const ways = [
  { value: "followed", label: "and after it came", order: "followed", negated: false },
  { value: "not-followed", label: "and after it did not come", order: "followed", negated: true },
  { value: "preceded", label: "and before it came", order: "preceded", negated: false },
  { value: "not-preceded", label: "and before it did not come", order: "preceded", negated: true },
] as const;

const alike = {
  product: "about the same product",
  collection: "about a product of the same collection",
  type: "about a product of the same type",
  tag: "about a product with the same tag",
  vendor: "about a product of the same vendor",
  any: "about a similar product",
} as const;

/** What came, or did not come, before or after the thing that happened. */
export function RelationBox({ anchor, relation, onChange, onRemove }: Props) {
  const happening = findFunction(relation.function);
  if (!happening) return null;
  const way = ways.find(({ order, negated }) => order === relation.order && negated === relation.negated) ?? ways[0];
  const turn = (value: string) => {
    const { order, negated } = ways.find((one) => one.value === value) ?? way;
    onChange({ ...(negated ? withoutTotals(relation) : relation), order, negated });
  };
  return (
    <Box borderInlineStartWidth="050" borderColor="border" paddingInlineStart="300">
      <BlockStack gap="200">
        <InlineStack wrap={false} gap="200" align="space-between" blockAlign="start">
          <div style={{ flex: 1, minWidth: 0 }}>
            <Row>
              <Cell width={12}>
                <Select label="When, and whether" labelHidden options={[...ways]} value={way.value} onChange={turn} />
              </Cell>
              <Cell width={10}>
                <Select
                  label="What came"
                  labelHidden
                  options={functionsToChoose(happening)}
                  value={relation.function}
                  onChange={(name) => onChange(relationTo(relation, name))}
                />
              </Cell>
              <WithinField within={relation.within} onChange={(within) => onChange({ ...relation, within })} />
              {anchor.hasProducts && happening.hasProducts && <LikenessField relation={relation} onChange={onChange} />}
            </Row>
          </div>
          <Button icon={XIcon} variant="tertiary" accessibilityLabel={`Remove “${way.label}”`} onClick={onRemove} />
        </InlineStack>
        <FilterList
          happening={happening}
          filters={relation.filters}
          hasTotals={!relation.negated}
          onChange={(filters) => onChange({ ...relation, filters })}
        />
      </BlockStack>
    </Box>
  );
}

function LikenessField({ relation, onChange }: Pick<Props, "relation" | "onChange">) {
  return (
    <Cell width={13}>
      <Select
        label="What about"
        labelHidden
        options={[
          { label: "about anything", value: "" },
          ...likenesses.map((likeness) => ({ label: alike[likeness], value: likeness })),
        ]}
        value={relation.likeness ?? ""}
        onChange={(value) => onChange({ ...relation, likeness: likenesses.find((one) => one === value) ?? null })}
      />
    </Cell>
  );
}

function functionsToChoose(present: HappeningFunction) {
  return functions
    .filter((one) => one.source !== "unknowable" || one === present)
    .map((one) => ({ label: titleOfFunction(one), value: one.name }));
}
