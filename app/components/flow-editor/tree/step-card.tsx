import { Badge, InlineStack, Text } from "@shopify/polaris";
import type { KeyboardEvent } from "react";
import { stepKinds, stepWords, type Step } from "~/domains/flows";
import { countedWords, countWords } from "../count-words";
import { useFlowForm } from "../form-context";
import { CardFrame, CardLine } from "./card-frame";
import { StepMenu } from "./step-menu";
import { useFlowTree } from "./tree-context";

/** So many lines of what came of a step stand on its card; its panel tells all. */
const mostDone = 3;

/** One step: what it does, how many are at it and what came of it. Alt and an arrow key move it. */
export function StepCard({ step }: { step: Step }) {
  const { names, problemsOf, countOf } = useFlowForm();
  const { chosen, choose, move, numberOf } = useFlowTree();
  const { number, count } = numberOf(step.id);
  const words = stepWords(step, names);
  const problems = problemsOf(step.id);
  const counted = countOf(step.id);
  const told = counted ? countWords(counted) : [];
  const done = counted ? counted.done.slice(0, mostDone).map(countedWords) : [];
  const { title, what } = stepKinds[step.type];
  const lines = [...(words === title ? [what] : []), ...(told.length > 0 ? [told.join(" · ")] : []), ...done];
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    event.stopPropagation();
    move(step.id, event.key === "ArrowUp" ? -1 : 1);
  };
  return (
    <CardFrame
      part={step.id}
      name={`Step ${number} of ${count}`}
      isChosen={chosen === step.id}
      isFaulty={problems.length > 0}
      tools={<StepMenu step={step} />}
      onChoose={choose}
      onKeyDown={onKeyDown}
    >
      <InlineStack as="span" gap="200" blockAlign="center">
        <Text as="span" variant="headingSm" breakWord>
          {words}
        </Text>
        {problems.length > 0 && <Badge tone="critical">To mend</Badge>}
      </InlineStack>
      {lines.map((line) => (
        <CardLine key={line} tone="subdued">
          {line}
        </CardLine>
      ))}
      {problems.map((problem) => (
        <CardLine key={problem} tone="critical">
          {problem}
        </CardLine>
      ))}
    </CardFrame>
  );
}
