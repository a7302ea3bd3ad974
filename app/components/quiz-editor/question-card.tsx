import { Badge } from "@shopify/polaris";
import type { KeyboardEvent } from "react";
import { Moves, PartMenu } from "~/components/part-tools";
import { questionWords, wordsOf, type Question } from "~/domains/quizzes";
import { useQuizForm } from "./form-context";
import { QuestionForm } from "./forms/question-form";
import { PartCard } from "./part-card";
import type { Part } from "./parts";

interface Props {
  question: Question;
  at: number;
  isOpen: boolean;
  isFaulty: boolean;
  onOpen(part: Part | null): void;
  onChange(question: Question): void;
  onKeys(key: string, choices: readonly string[]): void;
  onMove(by: -1 | 1): void;
  onDuplicate(): void;
  onRemove(): void;
}

/** One question in the list of steps. Alt and an arrow key move it. */
export function QuestionCard({ question, at, isOpen, isFaulty, onOpen, ...actions }: Props) {
  const { quiz, uses } = useQuizForm();
  const count = quiz.questions.length;
  const name = `question ${at + 1}`;
  const onKeyDown = (event: KeyboardEvent) => {
    const isHead = event.target instanceof Element && event.target.id === `head-questions.${at}`;
    if (!isHead || !event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    actions.onMove(event.key === "ArrowUp" ? -1 : 1);
  };
  const when = question.when.length === 0 ? "" : `, only when ${wordsOf(question.when, quiz.questions)}`;
  return (
    <PartCard
      part={`questions.${at}`}
      label={`Question ${at + 1} of ${count}`}
      title={`${at + 1}. ${question.title || "New question"}`}
      summary={`${questionWords[question.type].title}${when}`}
      isOpen={isOpen}
      isFaulty={isFaulty}
      onOpen={onOpen}
      onKeyDown={onKeyDown}
      marks={
        <>
          {question.when.length > 0 && <Badge tone="attention">For some</Badge>}
          {!uses.has(question.key) && <Badge tone="info">Changes nothing yet</Badge>}
        </>
      }
      tools={
        <>
          <Moves title={name} at={at} count={count} onMove={actions.onMove} />
          <PartMenu title={name} onDuplicate={actions.onDuplicate} onRemove={actions.onRemove} />
        </>
      }
    >
      <QuestionForm at={at} question={question} onChange={actions.onChange} onKeys={actions.onKeys} />
    </PartCard>
  );
}
