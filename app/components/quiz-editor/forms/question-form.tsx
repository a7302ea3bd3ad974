import { BlockStack, Button, InlineGrid, InlineStack, Select, Text } from "@shopify/polaris";
import { useState } from "react";
import { asType, questionWords, type Question, type QuestionType } from "~/domains/quizzes";
import { useQuizForm } from "../form-context";
import { ChoicesForm } from "./choices-form";
import { SwitchField, WholeField, WordsField } from "./fields";
import { GivenForm } from "./given-form";
import { KeysModal } from "./keys-modal";

const types = Object.keys(questionWords).flatMap((name) => toType(name));

interface Props {
  at: number;
  question: Question;
  onChange(question: Question): void;
  onKeys(key: string, choices: readonly string[]): void;
}

/** One question: its words, what can be answered, and after which answers it is asked. */
export function QuestionForm({ at, question, onChange, onKeys }: Props) {
  const { quiz } = useQuizForm();
  const path = `questions.${at}`;
  return (
    <BlockStack gap="400">
      <WordsField
        label="Question"
        path={`${path}.title`}
        value={question.title}
        onChange={(title) => onChange({ ...question, title })}
      />
      <WordsField
        label="Help below it"
        path={`${path}.help`}
        value={question.help}
        onChange={(help) => onChange({ ...question, help })}
      />
      <Select
        label="Answered by"
        helpText={questionWords[question.type].what}
        options={types.map((type) => ({ value: type, label: questionWords[type].title }))}
        value={question.type}
        onChange={(name) => toType(name).forEach((type) => onChange(asType(question, type)))}
      />
      <AnswerFields path={path} question={question} onChange={onChange} />
      <SwitchField
        label="Nobody goes on without an answer"
        path={`${path}.isRequired`}
        checked={question.isRequired}
        onChange={(isRequired) => onChange({ ...question, isRequired })}
      />
      {at > 0 && (
        <BlockStack gap="200">
          <Text as="h3" variant="headingSm">
            {question.when.length === 0 ? "Asked of everybody" : "Asked only when"}
          </Text>
          <GivenForm
            path={`${path}.when`}
            of={`question ${at + 1}`}
            when={question.when}
            earlier={quiz.questions.slice(0, at)}
            addLabel={question.when.length === 0 ? "Only after certain answers" : "And another answer"}
            onChange={(when) => onChange({ ...question, when })}
          />
        </BlockStack>
      )}
      <Known question={question} onKeys={onKeys} />
    </BlockStack>
  );
}

function toType(name: string): QuestionType[] {
  return (["single", "multiple", "scale", "birthday", "text"] as const).filter((type) => type === name);
}

interface FieldsProps {
  path: string;
  question: Question;
  onChange(question: Question): void;
}

function AnswerFields({ path, question, onChange }: FieldsProps) {
  switch (question.type) {
    case "single":
    case "multiple":
      return (
        <>
          <ChoicesForm
            path={`${path}.choices`}
            choices={question.choices}
            onChange={(choices) => onChange({ ...question, choices })}
          />
          {question.type === "multiple" && (
            <WholeField
              label="At most so many of them"
              path={`${path}.most`}
              value={question.most}
              placeholder="No limit"
              onChange={(most) => onChange({ ...question, most })}
            />
          )}
        </>
      );
    case "scale":
      return (
        <InlineGrid columns={{ xs: 1, sm: 3 }} gap="300">
          <Select
            label="From 1 to"
            options={[3, 4, 5, 6, 7, 8, 9, 10].map((steps) => ({ value: String(steps), label: String(steps) }))}
            value={String(question.steps)}
            onChange={(steps) => onChange({ ...question, steps: Number(steps) })}
          />
          <WordsField
            label="What 1 means"
            path={`${path}.low`}
            value={question.low}
            onChange={(low) => onChange({ ...question, low })}
          />
          <WordsField
            label={`What ${question.steps} means`}
            path={`${path}.high`}
            value={question.high}
            onChange={(high) => onChange({ ...question, high })}
          />
        </InlineGrid>
      );
    case "text":
      return (
        <WholeField
          label="At most so many characters"
          path={`${path}.longest`}
          value={question.longest}
          helpText="Between 20 and 500. What shoppers write is for you to read: it is never put into a mail"
          onChange={(longest) => onChange({ ...question, longest: longest ?? 0 })}
        />
      );
    case "birthday":
      return (
        <Text as="p" tone="subdued">
          Shoppers choose the day and the month. The year is not asked for.
        </Text>
      );
    default:
      return question satisfies never;
  }
}

/** The key by which answers are known, and what uses them. */
function Known({ question, onKeys }: { question: Question; onKeys: Props["onKeys"] }) {
  const { uses } = useQuizForm();
  const [isAsking, setIsAsking] = useState(false);
  const told = uses.get(question.key) ?? [];
  return (
    <BlockStack gap="100">
      <Text as="p" tone="subdued" breakWord>
        {told.length === 0
          ? "Nothing uses the answers yet: no later question, no result, no segment and no message."
          : `Used by ${told.join(", ")}.`}
      </Text>
      <InlineStack gap="200" blockAlign="center">
        <Text as="span" tone="subdued" breakWord>
          Known as {question.key} in segments and reports.
        </Text>
        <Button
          variant="plain"
          accessibilityLabel={`Change the keys of “${question.title || question.key}”`}
          onClick={() => setIsAsking(true)}
        >
          Change
        </Button>
      </InlineStack>
      {isAsking && (
        <KeysModal
          question={question}
          onUse={(key, choices) => {
            setIsAsking(false);
            onKeys(key, choices);
          }}
          onClose={() => setIsAsking(false)}
        />
      )}
    </BlockStack>
  );
}
