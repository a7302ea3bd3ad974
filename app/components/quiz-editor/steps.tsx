import { BlockStack, Box, Button, InlineStack, Text } from "@shopify/polaris";
import { useState, type RefObject } from "react";
import {
  addQuestion,
  changeKeys,
  changeQuestion,
  duplicateQuestion,
  isFull,
  moveQuestion,
  removeQuestion,
  type Edited,
  type QuizContent,
} from "~/domains/quizzes";
import { AddQuestion } from "./add-question";
import { useQuizForm } from "./form-context";
import type { Part } from "./parts";
import { QuestionCard } from "./question-card";

interface Props {
  open: Part | null;
  faulty: ReadonlySet<Part>;
  place: RefObject<HTMLDivElement>;
  onOpen(part: Part | null): void;
  onChange(quiz: QuizContent): void;
}

/** The questions in their order. */
export function QuestionSteps({ open, faulty, place, onOpen, onChange }: Props) {
  const { quiz, settled } = useQuizForm();
  const [removed, setRemoved] = useState<{ title: string; before: QuizContent; after: QuizContent } | null>(null);
  const openAt = Number(/^questions\.(\d+)$/.exec(open ?? "")?.[1] ?? NaN);
  const apply = ({ quiz: next, at }: Edited) => {
    onChange(next);
    if (at === null) return;
    onOpen(`questions.${at}`);
    focusHead(place, `questions.${at}`);
  };
  const move = (at: number, by: -1 | 1) => {
    const moved = moveQuestion(quiz, at, by);
    onChange(moved.quiz);
    // What is open stays open, wherever it stands now.
    if (openAt === at) onOpen(`questions.${moved.at}`);
    else if (openAt === moved.at) onOpen(`questions.${at}`);
    focusHead(place, `questions.${moved.at}`);
  };
  const remove = (at: number) => {
    const { quiz: after, at: next } = removeQuestion(quiz, at);
    setRemoved({ title: quiz.questions[at]?.title || `Question ${at + 1}`, before: quiz, after });
    onChange(after);
    onOpen(null);
    focusHead(place, next === null ? "intro" : `questions.${next}`);
  };
  return (
    <BlockStack gap="200">
      {quiz.questions.map((question, at) => (
        <QuestionCard
          key={at}
          question={question}
          at={at}
          isOpen={openAt === at}
          isFaulty={faulty.has(`questions.${at}`)}
          onOpen={onOpen}
          onChange={(next) => onChange(changeQuestion(quiz, at, next, settled))}
          onKeys={(key, choices) => onChange(changeKeys(quiz, at, key, choices))}
          onMove={(by) => move(at, by)}
          onDuplicate={() => apply(duplicateQuestion(quiz, at))}
          onRemove={() => remove(at)}
        />
      ))}
      <div role="status" style={{ paddingInline: "var(--p-space-400)" }}>
        {removed?.after === quiz && (
          <InlineStack gap="200" blockAlign="center">
            <Text as="span">“{removed.title}” was removed, with what hung on its answers.</Text>
            <Button variant="plain" onClick={() => onChange(removed.before)}>
              Undo
            </Button>
          </InlineStack>
        )}
      </div>
      <Box paddingInline={{ xs: "400", sm: "0" }}>
        <AddQuestion
          isFull={isFull(quiz)}
          onAdd={(type) => apply(addQuestion(quiz, type, Number.isNaN(openAt) ? null : openAt))}
        />
      </Box>
    </BlockStack>
  );
}

/** Puts the focus on a part's head once it stands where it belongs. */
function focusHead(place: RefObject<HTMLDivElement>, part: Part): void {
  requestAnimationFrame(() => place.current?.querySelector<HTMLElement>(`[id="head-${CSS.escape(part)}"]`)?.focus());
}
