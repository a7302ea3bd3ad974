import { BlockStack, InlineError, Modal, Select, Text } from "@shopify/polaris";
import { useId, useState } from "react";
import { DefinitionTree } from "~/components/segment-builder/tree/definition-tree";
import { problemsOf } from "~/components/segment-builder/problems";
import { TextCard } from "~/components/segment-builder/text-card";
import { useText } from "~/components/segment-builder/use-text";
import { sentence } from "../../segments";
import type { Definition } from "../../segments/model";
import { memberOf, segmentIn } from "./condition-words";
import { useForm } from "./form-context";

interface Props {
  title: string;
  /** Null for a new one. */
  when: Definition | null;
  onUse(when: Definition): void;
  onClose(): void;
}

const own = "own";

/** Asks who is meant: a segment, or any condition of the segment language. */
export function ConditionModal({ title, when, onUse, onClose }: Props) {
  const { segments } = useForm();
  const [definition, setDefinition] = useState<Definition | null>(when);
  const [kind, setKind] = useState(() => kindOf(when, segments));
  const text = useText(definition, setDefinition);
  const isSegment = kind !== own && kind !== "";
  const [isRefused, setIsRefused] = useState(false);
  const problems = definition ? problemsOf(definition) : null;
  const use = () => {
    if (isSegment) return onUse(memberOf(Number(kind)));
    const applied = text.apply();
    const chosen = applied.ok ? applied.definition : null;
    if (!chosen || kind === "" || !isAskable(chosen)) return setIsRefused(true);
    onUse(chosen);
  };
  return (
    <Modal
      open
      size="large"
      title={title}
      onClose={onClose}
      primaryAction={{ content: "Use it", onAction: use }}
      secondaryActions={[{ content: "Cancel", onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="400">
          <Select
            label="Shown to"
            options={[
              { label: "Choose…", value: "" },
              ...segments.map(({ id, name }) => ({ label: `Those in “${name}”`, value: String(id) })),
              { label: "Those of whom a condition is true…", value: own },
            ]}
            value={kind}
            error={isRefused && kind === "" ? "Choose who is meant" : false}
            onChange={setKind}
          />
          {kind === own && (
            <>
              <DefinitionTree
                definition={definition}
                problems={problems?.conditions ?? new Map()}
                told={null}
                onChange={setDefinition}
              />
              <TextCard {...text} />
              <Sentence definition={definition} />
              {isRefused && !(definition && isAskable(definition)) && <Refusal />}
            </>
          )}
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}

function Refusal() {
  return <InlineError message="The condition is not complete yet" fieldID={useId()} />;
}

function Sentence({ definition }: { definition: Definition | null }) {
  const { names } = useForm();
  if (!definition || !isAskable(definition)) return null;
  return (
    <Text as="p" breakWord>
      {sentence(definition, names)}
    </Text>
  );
}

function isAskable(definition: Definition): boolean {
  const { conditions, whole } = problemsOf(definition);
  return conditions.size === 0 && whole === null;
}

function kindOf(when: Definition | null, segments: readonly { id: number }[]): string {
  if (!when) return "";
  const segmentId = segmentIn(when);
  return segments.some(({ id }) => id === segmentId) ? String(segmentId) : own;
}
