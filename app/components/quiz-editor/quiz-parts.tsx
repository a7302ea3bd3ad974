import { BlockStack, Box, Text } from "@shopify/polaris";
import type { RefObject } from "react";
import type { QuizContent } from "~/domains/quizzes";
import { useQuizForm } from "./form-context";
import { CaptureForm } from "./forms/capture-form";
import { IntroForm } from "./forms/intro-form";
import { LookForm } from "./forms/look-form";
import { ResultForm } from "./forms/result-form";
import { PartCard } from "./part-card";
import { titleOf, type Part } from "./parts";
import { QuestionSteps } from "./steps";
import { TargetingForm } from "./targeting/targeting-form";
import { targetingWords } from "./targeting/targeting-words";

interface Props {
  open: Part | null;
  faulty: ReadonlySet<Part>;
  place: RefObject<HTMLDivElement>;
  /** What is used while the quiz has no colour of its own. */
  brandColor: string;
  timezone: string;
  onOpen(part: Part | null): void;
  /** A result is being worked on: its number, or null for everybody else's. */
  onLook(branch: number | null): void;
  onChange(quiz: QuizContent): void;
}

/** All that a quiz is, step by step as a shopper meets it, then to whom it is shown and how it looks. */
export function QuizParts(props: Props) {
  const { open, faulty, place, brandColor, timezone, onOpen, onLook, onChange } = props;
  const { quiz } = useQuizForm();
  const { capture, result, targeting, look } = quiz;
  const change = (part: Partial<QuizContent>) => onChange({ ...quiz, ...part });
  const card = (part: Part) => ({
    part,
    title: titleOf(part, quiz),
    isOpen: open === part,
    isFaulty: faulty.has(part),
    onOpen,
  });
  return (
    <div ref={place}>
      <BlockStack gap="200">
        <Heading>What it asks</Heading>
        <PartCard {...card("intro")} summary={quiz.title}>
          <IntroForm quiz={quiz} onChange={change} />
        </PartCard>
        <QuestionSteps open={open} faulty={faulty} place={place} onOpen={onOpen} onChange={onChange} />
        <PartCard {...card("capture")} summary={capture ? capture.heading : "No address is asked for"}>
          <CaptureForm capture={capture} onChange={(next) => change(withCapture(quiz, next))} />
        </PartCard>
        <PartCard {...card("result")} summary={resultWords(result)}>
          <ResultForm result={result} onChange={(next) => change({ result: next })} onLook={onLook} />
        </PartCard>
        <Heading>How it is shown</Heading>
        <PartCard {...card("targeting")} summary={targetingWords(targeting)}>
          <TargetingForm
            targeting={targeting}
            timezone={timezone}
            onChange={(next) => change({ targeting: { ...targeting, ...next } })}
          />
        </PartCard>
        <PartCard {...card("look")} summary={look.place === "corner" ? "In the corner" : "In the middle"}>
          <LookForm look={look} brandColor={brandColor} onChange={(next) => change({ look: next })} />
        </PartCard>
      </BlockStack>
    </div>
  );
}

/** On a phone cards reach to the edges; what stands beside them does not. */
function Heading({ children }: { children: string }) {
  return (
    <Box paddingInline={{ xs: "400", sm: "0" }} paddingBlockStart="200">
      <Text as="h2" variant="headingMd">
        {children}
      </Text>
    </Box>
  );
}

/** Without an address nobody can be given a code. */
function withCapture({ result }: QuizContent, capture: QuizContent["capture"]): Partial<QuizContent> {
  return capture ? { capture } : { capture, result: { ...result, discountId: null } };
}

function resultWords({ branches, discountId }: QuizContent["result"]): string {
  const results = branches.length === 0 ? "One for everybody" : `${branches.length + 1} of them, by the answers`;
  return discountId === null ? results : `${results}, with a discount code`;
}
