import { BlockStack, Text } from "@shopify/polaris";
import type { CSSProperties } from "react";
import { pathsOf, wayWords, type Lane, type Step } from "~/domains/flows";
import { wayCount } from "../count-words";
import { useFlowForm } from "../form-context";
import { AddStep } from "./add-step";
import { StepCard } from "./step-card";
import { useFlowTree } from "./tree-context";

interface Props {
  lane: Lane;
  steps: readonly Step[];
  /** What the steps are, for who hears the page: "Steps of the flow". */
  label: string;
}

/** Steps that follow each other, with a place to add one before, between and after them. */
export function LaneList({ lane, steps, label }: Props) {
  const { numberOf } = useFlowTree();
  return (
    <ol aria-label={label} style={plain}>
      <li>
        <AddStep place={{ lane, at: 0 }} where={lane === null ? "at the beginning" : `first, for: ${label}`} />
      </li>
      {lane !== null && steps.length === 0 && (
        <li>
          <Text as="p" variant="bodySm" tone="subdued" alignment="center">
            Nothing of its own: on to what follows
          </Text>
        </li>
      )}
      {steps.map((step, i) => (
        <li key={step.id}>
          <StepCard step={step} />
          <Ways step={step} />
          <AddStep place={{ lane, at: i + 1 }} where={`after step ${numberOf(step.id).number}`} />
        </li>
      ))}
    </ol>
  );
}

/** The ways that part at a step, each with its own steps. */
function Ways({ step }: { step: Step }) {
  const { names, countOf } = useFlowForm();
  const { numberOf } = useFlowTree();
  const ways = pathsOf(step);
  if (ways.length === 0) return null;
  return (
    <ul aria-label={`Ways that part at step ${numberOf(step.id).number}`} style={list}>
      {ways.map(({ key, steps }) => {
        const words = wayWords(step, key, names);
        return (
          <li key={key} style={way}>
            <BlockStack gap="050">
              <Text as="p" variant="bodySm" fontWeight="semibold" breakWord>
                {words}
              </Text>
              <Text as="p" variant="bodySm" tone="subdued">
                {wayCount(countOf(step.id), key)}
              </Text>
              <LaneList lane={{ step: step.id, way: key }} steps={steps} label={words} />
            </BlockStack>
          </li>
        );
      })}
    </ul>
  );
}

const plain: CSSProperties = { listStyle: "none", margin: 0, padding: 0 };
const list: CSSProperties = { ...plain, paddingInlineStart: "clamp(8px, 2vw, 20px)" };
const way: CSSProperties = {
  borderInlineStart: "2px solid var(--p-color-border)",
  marginBlockStart: 8,
  paddingBlock: 4,
  paddingInlineStart: "clamp(8px, 1.5vw, 14px)",
};
