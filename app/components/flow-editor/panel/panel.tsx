import { BlockStack, Button, Card, InlineStack, List, Text } from "@shopify/polaris";
import type { KeyboardEvent, ReactNode } from "react";
import { changeStep, findStep, stepKinds, type FlowContent, type Step } from "~/domains/flows";
import { useFlowForm } from "../form-context";
import { EndsForm } from "../forms/ends-form";
import { StartForm } from "../forms/start-form";
import { endsPart, startPart, type Part } from "../parts";
import { useFlowTree } from "../tree/tree-context";
import { StepCounts } from "./step-counts";
import { StepFields } from "./step-fields";

interface Props {
  chosen: Part | null;
  onChange(content: FlowContent): void;
  /** Back to the card that opened it. */
  onLeave(): void;
}

/** The fields of the part that is worked on. Escape leads back to its card. */
export function Panel({ chosen, onChange, onLeave }: Props) {
  const { content, problemsOf } = useFlowForm();
  const { numberOf } = useFlowTree();
  const step = chosen === null ? null : findStep(content.steps, chosen);
  const change = (changed: Partial<FlowContent>) => onChange({ ...content, ...changed });
  if (chosen === startPart) {
    return (
      <Frame key={chosen} title="How it starts" problems={problemsOf(null)} onLeave={onLeave}>
        <StartForm content={content} onChange={change} />
      </Frame>
    );
  }
  if (chosen === endsPart) {
    return (
      <Frame key={chosen} title="What ends it early" problems={[]} onLeave={onLeave}>
        <EndsForm content={content} onChange={change} />
      </Frame>
    );
  }
  if (!step) return <Hint />;
  const title = `Step ${numberOf(step.id).number}: ${lowerFirst(stepKinds[step.type].title)}`;
  return (
    <Frame key={step.id} title={title} problems={problemsOf(step.id)} onLeave={onLeave}>
      <StepFields step={step} onChange={(changed: Step) => change({ steps: changeStep(content.steps, changed) })} />
      <StepCounts step={step.id} />
    </Frame>
  );
}

interface FrameProps {
  title: string;
  problems: readonly string[];
  onLeave(): void;
  children: ReactNode;
}

function Frame({ title, problems, onLeave, children }: FrameProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    onLeave();
  };
  return (
    <section aria-label={title} onKeyDown={onKeyDown}>
      <Card>
        <BlockStack gap="400">
          <div data-panel="" tabIndex={-1} style={{ outline: "none", scrollMarginBlock: 16 }}>
            <Text as="h3" variant="headingMd">
              {title}
            </Text>
          </div>
          {problems.length > 0 && (
            <List>
              {problems.map((problem) => (
                <List.Item key={problem}>{problem}</List.Item>
              ))}
            </List>
          )}
          {children}
          <InlineStack align="end">
            <Button variant="plain" onClick={onLeave}>
              Back to the steps
            </Button>
          </InlineStack>
        </BlockStack>
      </Card>
    </section>
  );
}

function Hint() {
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h3" variant="headingMd">
          Choose a card
        </Text>
        <Text as="p" tone="subdued">
          What it says can be changed here. With the keyboard, the arrow keys go from card to card, Enter opens one, and
          Alt with an arrow key moves a step.
        </Text>
      </BlockStack>
    </Card>
  );
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
