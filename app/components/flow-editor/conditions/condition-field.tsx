import { BlockStack, Button, Collapsible, Select, Text } from "@shopify/polaris";
import { useId, useMemo, useState } from "react";
import { problemsOf } from "~/components/segment-builder/problems";
import { TextCard } from "~/components/segment-builder/text-card";
import { DefinitionTree } from "~/components/segment-builder/tree/definition-tree";
import { useText } from "~/components/segment-builder/use-text";
import { sentence } from "~/domains/segments";
import type { Definition } from "~/domains/segments/model";
import { memberOf, segmentIn } from "~/domains/templates";
import { useFlowForm } from "../form-context";

interface Props {
  label: string;
  /** What it is called when nothing is asked: "Anybody". */
  nobody: string;
  definition: Definition | null;
  onChange(definition: Definition | null): void;
}

const own = "own";

/** Who is meant: those in a segment, or of whom a condition is true that is built or written here. */
export function ConditionField({ label, nobody, definition, onChange }: Props) {
  const { segments } = useFlowForm();
  const [isOwn, setIsOwn] = useState(() => definition !== null && kindOf(definition, segments) === own);
  const kind = isOwn ? own : kindOf(definition, segments);
  const choose = (value: string) => {
    setIsOwn(value === own);
    if (value === own) return;
    onChange(value === "" ? null : memberOf(Number(value)));
  };
  return (
    <BlockStack gap="300">
      <Select
        label={label}
        options={[
          { label: nobody, value: "" },
          ...segments.map(({ id, name }) => ({ label: `Those in “${name}”`, value: String(id) })),
          { label: "Those of whom a condition is true…", value: own },
        ]}
        value={kind}
        onChange={choose}
      />
      {kind === own && <OwnCondition definition={definition} onChange={onChange} />}
    </BlockStack>
  );
}

function OwnCondition({ definition, onChange }: Pick<Props, "definition" | "onChange">) {
  const { names } = useFlowForm();
  const text = useText(definition, onChange);
  const [isText, setIsText] = useState(false);
  const id = useId();
  const problems = useMemo(() => (definition ? problemsOf(definition) : null), [definition]);
  const isAskable = problems !== null && problems.conditions.size === 0 && problems.whole === null;
  return (
    <BlockStack gap="300">
      <DefinitionTree
        definition={definition}
        problems={problems?.conditions ?? new Map()}
        told={null}
        onChange={onChange}
      />
      {definition && isAskable && (
        <Text as="p" breakWord>
          {sentence(definition, names)}
        </Text>
      )}
      <div>
        <Button
          variant="plain"
          disclosure={isText ? "up" : "down"}
          ariaExpanded={isText}
          ariaControls={id}
          onClick={() => setIsText(!isText)}
        >
          Write it as text
        </Button>
      </div>
      <Collapsible id={id} open={isText}>
        {isText && <TextCard {...text} />}
      </Collapsible>
    </BlockStack>
  );
}

function kindOf(definition: Definition | null, segments: readonly { id: number }[]): string {
  if (!definition) return "";
  const segmentId = segmentIn(definition);
  return segments.some(({ id }) => id === segmentId) ? String(segmentId) : own;
}
