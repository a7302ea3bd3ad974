import { BlockStack, Button, InlineStack } from "@shopify/polaris";
import { XIcon } from "@shopify/polaris-icons";
import { findParameter, type HappeningFunction } from "~/domains/segments";
import type { Filter } from "~/domains/segments/model";
import { Cell, Row, Words } from "../fields/row";
import { TestFields } from "../fields/test-fields";
import { newFilter } from "../new-condition";
import { titleOf } from "../titles";
import { useFocus } from "../use-focus";
import { WordMenu } from "./word-menu";

interface Props {
  happening: HappeningFunction;
  filters: readonly Filter[];
  /** Whether counts and sums can be asked: what did not come has none. */
  hasTotals: boolean;
  onChange(filters: Filter[]): void;
}

const mostFilters = 20;

/** Which of the things that happened count, and how often they have to. */
export function FilterList({ happening, filters, hasTotals, onChange }: Props) {
  const { container, focusOn } = useFocus<HTMLDivElement>();
  const offered = happening.parameters
    .filter(({ of, isUnknowable }) => !isUnknowable && (hasTotals || of === "each"))
    .map((parameter) => ({ name: parameter.name, title: titleOf(parameter) }));
  const add = (name: string) => {
    const parameter = findParameter(happening, name);
    if (!parameter) return;
    onChange([...filters, newFilter(parameter)]);
    focusOn(`[data-filter="${filters.length}"] :is(input, select)`);
  };
  const remove = (index: number) => {
    onChange(filters.toSpliced(index, 1));
    focusOn(filters.length > 1 ? `[data-filter="${Math.max(0, index - 1)}"]` : "[data-add]");
  };
  return (
    <div ref={container}>
      <BlockStack gap="200">
        {filters.map((filter, i) => {
          const parameter = findParameter(happening, filter.test.name);
          if (!parameter) return null;
          const title = titleOf(parameter);
          return (
            <div key={i} role="group" aria-label={title} data-filter={i}>
              <InlineStack wrap={false} gap="200" align="space-between" blockAlign="start">
                <div style={{ flex: 1, minWidth: 0 }}>
                  <Row>
                    <Cell width={9} isFixed>
                      <Words>{title}</Words>
                    </Cell>
                    <Cell width={18}>
                      <TestFields
                        word={parameter}
                        filter={filter}
                        onChange={(changed) => onChange(filters.with(i, changed))}
                      />
                    </Cell>
                  </Row>
                </div>
                <Button
                  icon={XIcon}
                  variant="tertiary"
                  accessibilityLabel={`Remove ${title}`}
                  onClick={() => remove(i)}
                />
              </InlineStack>
            </div>
          );
        })}
        {filters.length < mostFilters && (
          <WordMenu label="Add detail" isPlain sections={[{ items: offered }]} onChoose={add} />
        )}
      </BlockStack>
    </div>
  );
}
