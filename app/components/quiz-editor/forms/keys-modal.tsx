import { Banner, BlockStack, FormLayout, Modal, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { Key, type Question } from "~/domains/quizzes";
import { useQuizForm } from "../form-context";

interface Props {
  question: Question;
  onUse(key: string, choices: string[]): void;
  onClose(): void;
}

/** Gives a question and its choices other keys, with a word of warning where shoppers may have answered it. */
export function KeysModal({ question, onUse, onClose }: Props) {
  const { quiz, settled } = useQuizForm();
  const choices = question.type === "single" || question.type === "multiple" ? question.choices : [];
  const [key, setKey] = useState(question.key);
  const [keys, setKeys] = useState(choices.map((choice) => choice.key));
  const others = quiz.questions.filter((other) => other !== question).map((other) => other.key);
  const problem = problemOf(key, others);
  const problems = keys.map((one, i) => problemOf(one, keys.toSpliced(i, 1)));
  const isFine = problem === null && problems.every((one) => one === null);
  return (
    <Modal
      open
      title="Change keys"
      onClose={onClose}
      primaryAction={{ content: "Change them", disabled: !isFine, onAction: () => onUse(key, keys) }}
      secondaryActions={[{ content: "Cancel", onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="400">
          {settled.has(question.key) && (
            <Banner tone="warning" title="Shoppers may have answered this question">
              <p>
                What they said stays under the key it has now. Segments, messages and reports that ask for it will hear
                no new answers, and shoppers will be asked again.
              </p>
            </Banner>
          )}
          <Text as="p" tone="subdued">
            Keys name answers for good. Two quizzes that ask the same question give it the same key, so that nobody is
            asked twice.
          </Text>
          <FormLayout>
            <TextField
              label="Key of the question"
              autoComplete="off"
              value={key}
              error={problem ?? false}
              onChange={setKey}
            />
            {choices.map(({ label }, i) => (
              <TextField
                key={i}
                label={`Key of “${label || `choice ${i + 1}`}”`}
                autoComplete="off"
                value={keys[i] ?? ""}
                error={problems[i] ?? false}
                onChange={(one) => setKeys(keys.with(i, one))}
              />
            ))}
          </FormLayout>
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}

function problemOf(key: string, others: readonly string[]): string | null {
  const parsed = Key.safeParse(key);
  if (!parsed.success) return parsed.error.issues[0]?.message ?? "That is no key";
  return others.includes(key) ? "Another one has this key" : null;
}
