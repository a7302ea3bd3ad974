import { BlockStack, Box, InlineError, InlineStack, Text } from "@shopify/polaris";
import { findAttribute, findFunction, print } from "~/domains/segments";
import type { Condition } from "~/domains/segments/model";
import { useBuilder } from "../builder-context";
import { negatedIf, putAt, type Join, type Path } from "../edit-tree";
import { TestFields } from "../fields/test-fields";
import { pathKey } from "../problems";
import { hasFields } from "../shape";
import { titleOfName } from "../titles";
import { CoverageLine } from "./coverage-line";
import { Happening } from "./happening";
import { NodeMenu } from "./node-menu";
import { useTree } from "./tree-context";

interface Props {
  condition: Condition;
  path: Path;
  around: Join | null;
  isNegated: boolean;
  isDenied: boolean;
}

/** One condition: what it is about, its fields, what is wrong with it, and how well it is known. */
export function ConditionBox({ condition, path, around, isNegated, isDenied }: Props) {
  const { knownAt, problemAt } = useTree();
  const { isMarking } = useBuilder();
  const name = condition.type === "matches" ? condition.function : condition.name;
  const title = titleOfName(name);
  const problem = problemAt(path);
  return (
    <div role="group" aria-label={title} data-path={pathKey(path)} tabIndex={-1}>
      <Box background="bg-surface" borderWidth="025" borderColor="border" borderRadius="200" padding="300">
        <BlockStack gap="200">
          <InlineStack align="space-between" blockAlign="center" gap="200" wrap={false}>
            <Text as="h3" variant="headingSm">
              {title}
            </Text>
            <NodeMenu path={path} around={around} own={null} isGroup={false} isNegated={isNegated} title={title} />
          </InlineStack>
          <Fields condition={condition} path={path} isNegated={isNegated} />
          {isMarking && problem && <InlineError message={problem} fieldID={`condition-${pathKey(path)}`} />}
          <CoverageLine known={knownAt(path)} isNegated={isNegated} isDenied={isDenied} />
        </BlockStack>
      </Box>
    </div>
  );
}

function Fields({ condition, path, isNegated }: Pick<Props, "condition" | "path" | "isNegated">) {
  const { definition, change } = useTree();
  const put = (changed: Condition, negated: boolean) => {
    if (definition) change(putAt(definition, path, negatedIf(negated, changed)));
  };
  if (!hasFields(condition)) return <AsText text={print(negatedIf(isNegated, condition))} />;
  if (condition.type === "matches") {
    const happening = findFunction(condition.function);
    if (!happening) return null;
    return <Happening happening={happening} matches={condition} isNegated={isNegated} onChange={put} />;
  }
  const attribute = findAttribute(condition.name);
  if (!attribute) return null;
  const filter = { test: condition, negated: isNegated };
  return <TestFields word={attribute} filter={filter} onChange={({ test, negated }) => put(test, negated)} />;
}

/** What there are no fields for is shown as it is written. */
function AsText({ text }: { text: string }) {
  return (
    <BlockStack gap="100">
      <code style={{ overflowWrap: "anywhere" }}>{text}</code>
      <Text as="p" tone="subdued">
        There are no fields for this; change it in the text.
      </Text>
    </BlockStack>
  );
}
