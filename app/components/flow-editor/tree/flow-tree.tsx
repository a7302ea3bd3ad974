import { Badge, BlockStack, Box, Text } from "@shopify/polaris";
import { useRef, type KeyboardEvent } from "react";
import { endsWords, onlyIfWords, reentryWords, triggerWords } from "~/domains/flows";
import { countedWords } from "../count-words";
import { useFlowForm } from "../form-context";
import { endsPart, startPart } from "../parts";
import { CardFrame, CardLine } from "./card-frame";
import { LaneList } from "./lane";
import { useFlowTree } from "./tree-context";

/** The whole flow down the page: how it starts, what ends it early, and its steps. Arrow keys go from card to card. */
export function FlowTree() {
  const { content } = useFlowForm();
  const place = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const cards = [...(place.current?.querySelectorAll<HTMLElement>("[data-card]") ?? [])];
    const at = cards.findIndex((card) => card === event.target);
    const to = at < 0 || event.altKey ? undefined : cards[targetOf(event.key, at, cards.length)];
    if (!to) return;
    event.preventDefault();
    to.focus();
  };
  return (
    <div ref={place} onKeyDown={onKeyDown}>
      <Box paddingInline={{ xs: "300", sm: "0" }}>
        <BlockStack gap="200">
          <Heading>How it starts and ends</Heading>
          <StartCard />
          <EndsCard />
          <Heading>What happens</Heading>
          <LaneList lane={null} steps={content.steps} label="Steps of the flow" />
          {content.steps.length === 0 && (
            <Text as="p" tone="subdued" alignment="center">
              Nothing happens yet. Add the first step with the plus.
            </Text>
          )}
        </BlockStack>
      </Box>
    </div>
  );
}

/** -1 where the key leads nowhere. */
function targetOf(key: string, at: number, count: number): number {
  switch (key) {
    case "ArrowDown":
      return at + 1;
    case "ArrowUp":
      return at - 1;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return -1;
  }
}

function StartCard() {
  const { content, names, problemsOf, keptOut } = useFlowForm();
  const { chosen, choose } = useFlowTree();
  const title = triggerWords(content.trigger, names);
  const lines = [onlyIfWords(content, names), reentryWords(content.reentry), ...keptOut.map(countedWords)];
  const problems = problemsOf(null);
  return (
    <CardFrame
      part={startPart}
      name="How it starts"
      isChosen={chosen === startPart}
      isFaulty={problems.length > 0}
      onChoose={choose}
    >
      <Face title={title} lines={lines} problems={problems} />
    </CardFrame>
  );
}

function EndsCard() {
  const { content, names } = useFlowForm();
  const { chosen, choose } = useFlowTree();
  const lines = endsWords(content, names);
  const title = lines.length === 0 ? "Nothing ends it early" : "It ends at once when";
  return (
    <CardFrame
      part={endsPart}
      name="What ends it early"
      isChosen={chosen === endsPart}
      isFaulty={false}
      onChoose={choose}
    >
      <Face title={title} lines={lines} problems={[]} />
    </CardFrame>
  );
}

interface FaceProps {
  title: string;
  lines: readonly string[];
  problems: readonly string[];
}

function Face({ title, lines, problems }: FaceProps) {
  return (
    <>
      <span style={{ alignItems: "center", display: "flex", flexWrap: "wrap", gap: 8 }}>
        <Text as="span" variant="headingSm" breakWord>
          {title}
        </Text>
        {problems.length > 0 && <Badge tone="critical">To mend</Badge>}
      </span>
      {lines.map((line) => (
        <CardLine key={line} tone="subdued">
          {line}
        </CardLine>
      ))}
      {problems.map((line) => (
        <CardLine key={line} tone="critical">
          {line}
        </CardLine>
      ))}
    </>
  );
}

function Heading({ children }: { children: string }) {
  return (
    <Box paddingBlockStart="100">
      <Text as="h2" variant="headingMd">
        {children}
      </Text>
    </Box>
  );
}
