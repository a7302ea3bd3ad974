import { BlockStack, Box, Button, Select, Text } from "@shopify/polaris";
import { PlusIcon } from "@shopify/polaris-icons";
import { newRelation } from "~/components/segment-builder/new-condition";
import { problemOfCondition } from "~/components/segment-builder/problems";
import { FilterList } from "~/components/segment-builder/tree/filter-list";
import { RelationBox } from "~/components/segment-builder/tree/relation-box";
import { didWords } from "~/domains/flows";
import { findFunction } from "~/domains/segments";
import type { Matches, Relation } from "~/domains/segments/model";
import { useFlowForm } from "../form-context";
import { happenings } from "./happenings";

interface Props {
  label: string;
  /** Null where nothing is waited for. */
  what: Matches | null;
  /** What nothing is called, where nothing may be chosen. */
  nothing?: string;
  onChange(what: Matches | null): void;
}

const mostRelations = 5;

/** Something that shoppers do: which, then the details that have to fit, and what came before or after. */
export function HappeningField({ label, what, nothing, onChange }: Props) {
  const { names } = useFlowForm();
  const choose = (name: string) => {
    onChange(name === "" ? null : { type: "matches", function: name, filters: [], relations: [] });
  };
  const did = what && problemOfCondition(what) === null ? didWords(what, names) : null;
  return (
    <BlockStack gap="300">
      <Select
        label={label}
        options={[...(nothing === undefined ? [] : [{ value: "", label: nothing }]), ...happenings]}
        value={what?.function ?? ""}
        onChange={choose}
      />
      {what && <Details what={what} onChange={onChange} />}
      {did !== null && (
        <Text as="p" tone="subdued" breakWord>
          In words: they {did}.
        </Text>
      )}
    </BlockStack>
  );
}

function Details({ what, onChange }: { what: Matches; onChange(what: Matches): void }) {
  const happening = findFunction(what.function);
  if (!happening) return null;
  const { filters, relations } = what;
  const relate = (changed: Relation[]) => onChange({ ...what, relations: changed });
  return (
    <Box borderInlineStartWidth="050" borderColor="border" paddingInlineStart="300">
      <BlockStack gap="200">
        <FilterList
          happening={happening}
          filters={filters}
          hasTotals={false}
          onChange={(changed) => onChange({ ...what, filters: changed })}
        />
        {relations.map((relation, i) => (
          <RelationBox
            key={i}
            anchor={happening}
            relation={relation}
            onChange={(changed) => relate(relations.with(i, changed))}
            onRemove={() => relate(relations.toSpliced(i, 1))}
          />
        ))}
        {relations.length < mostRelations && (
          <div>
            <Button
              icon={PlusIcon}
              variant="tertiary"
              onClick={() => relate([...relations, { ...newRelation(), order: "preceded" }])}
            >
              What came before or after
            </Button>
          </div>
        )}
      </BlockStack>
    </Box>
  );
}
