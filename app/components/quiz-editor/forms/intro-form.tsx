import { BlockStack } from "@shopify/polaris";
import type { QuizContent } from "~/domains/quizzes";
import { WordsField } from "./fields";

interface Props {
  quiz: QuizContent;
  onChange(change: Partial<QuizContent>): void;
}

/** What opens the popup. */
export function IntroForm({ quiz, onChange }: Props) {
  return (
    <BlockStack gap="400">
      <WordsField label="Title" path="title" value={quiz.title} onChange={(title) => onChange({ title })} />
      <WordsField
        label="Words below it"
        path="intro"
        lines={2}
        value={quiz.intro}
        helpText="Say what a shopper gets for answering, and how long it takes"
        onChange={(intro) => onChange({ intro })}
      />
      <WordsField
        label="The way out says"
        path="look.decline"
        value={quiz.look.decline}
        helpText="For shoppers who would rather not"
        onChange={(decline) => onChange({ look: { ...quiz.look, decline } })}
      />
    </BlockStack>
  );
}
