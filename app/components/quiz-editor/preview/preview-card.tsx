import { BlockStack, Button, ButtonGroup, Card, InlineStack, Text } from "@shopify/polaris";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTitles } from "~/components/use-titles";
import type { Outcome, QuizContent } from "~/domains/quizzes";
import { outcomeShown, type Branch, type SaidInPreview } from "./answer";
import { QuizFrame } from "./quiz-frame";
import type { Told } from "./told";

interface Props {
  quizId: number;
  quiz: QuizContent;
  step: string | null;
  branch: Branch;
  brandColor: string;
}

/** The quiz as shoppers see it, wide or narrow; it can be gone through, and follows what is worked on. */
export function PreviewCard({ quizId, quiz, step, branch, brandColor }: Props) {
  const [isPhone, setIsPhone] = useState(false);
  const [isClosed, setIsClosed] = useState(false);
  const [turn, setTurn] = useState(0);
  // Whoever begins again goes through it as a shopper, until something is worked on.
  const [isWalking, setIsWalking] = useState(false);
  useEffect(() => setIsWalking(false), [quiz, step, branch]);
  const said = useRef<SaidInPreview>(new Map());
  const picked = useMemo(() => pickedIn(quiz), [quiz]);
  const { titleOf } = useTitles("product", picked);
  const told = isWalking || step !== "@result" ? undefined : branch;
  const answer = (message: Extract<Told, { type: "said" }>["message"]) => {
    if (message.do === "email") return { confirm: false };
    if (message.do === "finish") return { outcome: outcomeShown(quiz, said.current, told, titleOf) };
    said.current = new Map([
      ...said.current,
      ...message.answers.map(({ question, choices }) => [question, { choices }] as const),
    ]);
    return {};
  };
  const again = () => {
    said.current = new Map();
    setIsClosed(false);
    setIsWalking(true);
    setTurn(turn + 1);
  };
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            Preview
          </Text>
          <InlineStack gap="200" blockAlign="center">
            <ButtonGroup variant="segmented">
              <Button size="slim" pressed={!isPhone} onClick={() => setIsPhone(false)}>
                Desktop
              </Button>
              <Button size="slim" pressed={isPhone} onClick={() => setIsPhone(true)}>
                Phone
              </Button>
            </ButtonGroup>
            <Button size="slim" onClick={again}>
              {isClosed ? "Open it again" : "Begin again"}
            </Button>
          </InlineStack>
        </InlineStack>
        <QuizFrame
          quiz={presented(quizId, quiz, brandColor)}
          step={isWalking ? null : step}
          // The popup asks for a result when it comes to it: another one is shown by coming to it anew.
          turn={told === undefined ? String(turn) : JSON.stringify([turn, told, quiz.result])}
          isPhone={isPhone}
          answer={answer}
          onClosed={() => setIsClosed(true)}
        />
        <Text as="p" tone="subdued">
          Drawn by the popup’s own code. Go through it as a shopper would: nothing is saved.
        </Text>
      </BlockStack>
    </Card>
  );
}

/** The quiz as the storefront is given it: what comes of the answers stays here. */
function presented(id: number, quiz: QuizContent, brandColor: string) {
  const { title, intro, questions, capture, look } = quiz;
  const color = /^#[0-9a-f]{6}$/i.test(look.color) ? look.color : brandColor;
  return { id, version: 0, title, intro, questions, capture, look: { ...look, color } };
}

function pickedIn({ result: { branches, otherwise } }: QuizContent): string[] {
  const outcomes: Outcome[] = [...branches.map(({ outcome }) => outcome), otherwise];
  return [...new Set(outcomes.flatMap(({ products }) => (products.from === "picked" ? products.productIds : [])))];
}
