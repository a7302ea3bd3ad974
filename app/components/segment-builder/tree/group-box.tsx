import { BlockStack, Box, InlineStack, Select, Text } from "@shopify/polaris";
import { Fragment, type ReactNode } from "react";
import { addTo, joinAt, type Group, type Join, type Path } from "../edit-tree";
import { newCondition } from "../new-condition";
import { pathKey } from "../problems";
import { conditionWords } from "./condition-words";
import { NodeMenu } from "./node-menu";
import { useTree } from "./tree-context";
import { WordMenu } from "./word-menu";

interface Props {
  group: Group;
  path: Path;
  around: Join | null;
  isNegated: boolean;
  /** Draws the part at an index: a condition, or a group like this one. */
  drawPart: (index: number) => ReactNode;
}

const ways = [
  { value: "and", label: "All of these are true", join: "and", isNegated: false },
  { value: "or", label: "Any of these is true", join: "or", isNegated: false },
  { value: "not-or", label: "None of these is true", join: "or", isNegated: true },
  { value: "not-and", label: "Not all of these are true", join: "and", isNegated: true },
] as const;

/** Conditions that stand together, and how. */
export function GroupBox({ group, path, around, isNegated, drawPart }: Props) {
  const { definition, add, change } = useTree();
  const way = ways.find((one) => one.join === group.type && one.isNegated === isNegated) ?? ways[0];
  const choose = (value: string) => {
    const chosen = ways.find((one) => one.value === value);
    if (definition && chosen) change(joinAt(definition, path, chosen.join, chosen.isNegated));
  };
  const isInner = path.length > 0;
  return (
    <div role="group" aria-label={`Group: ${way.label}`} data-path={pathKey(path)}>
      <Box
        {...(isInner ? { borderWidth: "025", borderColor: "border", borderRadius: "200", padding: "300" } : {})}
        background={path.length % 2 === 1 ? "bg-surface-secondary" : "bg-surface"}
      >
        <BlockStack gap="200">
          <InlineStack align="space-between" blockAlign="center" gap="200" wrap={false}>
            <Select
              label="How these conditions are joined"
              labelHidden
              options={ways.map(({ label, value }) => ({ label, value }))}
              value={way.value}
              onChange={choose}
            />
            <NodeMenu path={path} around={around} own={group.type} isGroup isNegated={isNegated} title="this group" />
          </InlineStack>
          {group.parts.map((_, i) => (
            <Fragment key={i}>
              {i > 0 && (
                <Text as="p" tone="subdued" variant="bodySm">
                  {group.type}
                </Text>
              )}
              {drawPart(i)}
            </Fragment>
          ))}
          <WordMenu
            sections={conditionWords}
            label={group.type === "and" ? "And also…" : "Or…"}
            onChoose={(name) => add(addTo(definition, path, newCondition(name)))}
          />
        </BlockStack>
      </Box>
    </div>
  );
}
