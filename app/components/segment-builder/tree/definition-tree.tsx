import { BlockStack, Text } from "@shopify/polaris";
import { useMemo } from "react";
import type { Definition } from "~/domains/segments/model";
import { addTo, conditionPaths, isGroup, shown, type Edited, type Path } from "../edit-tree";
import { newCondition } from "../new-condition";
import type { Count, Coverage } from "../preview/question";
import { pathKey } from "../problems";
import { useFocus } from "../use-focus";
import { conditionWords } from "./condition-words";
import { Node } from "./node";
import { TreeProvider, type TreeContext } from "./tree-context";
import { WordMenu } from "./word-menu";

interface Props {
  definition: Definition | null;
  /** What is wrong with conditions, by their path. */
  problems: ReadonlyMap<string, string>;
  /** How well each condition is known, in the order they are read; null while nothing is told. */
  told: { count: Count; coverage: readonly Coverage[]; isStale: boolean } | null;
  onChange(definition: Definition | null): void;
}

/** The conditions of a segment, and how they are joined. */
export function DefinitionTree({ definition, problems, told, onChange }: Props) {
  const { container, focusOn } = useFocus<HTMLDivElement>();
  const context = useMemo<TreeContext>(() => {
    const change = (edited: Edited) => onChange(edited.definition);
    const order = definition ? conditionPaths(definition).map(pathKey) : [];
    return {
      definition,
      change,
      add: (edited) => {
        change(edited);
        focusOn(`${placeOf(edited.path)} :is(input, select, textarea)`);
      },
      apply: (edited) => {
        onChange(edited?.definition ?? null);
        focusOn(edited ? placeOf(edited.path) : "[data-add]");
      },
      problemAt: (path) => problems.get(pathKey(path)) ?? null,
      knownAt: (path) => {
        const coverage =
          told?.coverage.length === order.length ? told.coverage[order.indexOf(pathKey(path))] : undefined;
        if (!told || !coverage) return null;
        const { in: those, out, unknown } = told.count;
        return { ...coverage, everyone: those + out + unknown, isStale: told.isStale };
      },
    };
  }, [definition, problems, told, onChange, focusOn]);
  const add = (name: string) => context.add(addTo(definition, [], newCondition(name)));
  return (
    <TreeProvider value={context}>
      <div ref={container}>
        <BlockStack gap="300">
          {!definition && (
            <Text as="p" tone="subdued">
              Nothing is asked yet. Begin with one condition; each further one narrows the segment or opens it.
            </Text>
          )}
          {definition && <Node node={definition} path={[]} around={null} isDenied={false} />}
          {!(definition && isGroup(shown(definition).said)) && (
            <WordMenu sections={conditionWords} label="Add condition" onChoose={add} />
          )}
        </BlockStack>
      </div>
    </TreeProvider>
  );
}

function placeOf(path: Path): string {
  return `[data-path="${pathKey(path)}"]`;
}
