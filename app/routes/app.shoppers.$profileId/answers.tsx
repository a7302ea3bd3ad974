import { BlockStack, Card, Text } from "@shopify/polaris";
import { formatDay } from "~/components/dates";
import { answerWords, isAged } from "~/domains/quizzes";
import type { PresentAnswer } from "~/domains/quizzes/index.server";

/** What a shopper says now to a question, as the page shows it. */
export function viewAnswer(answer: PresentAnswer, clock: { now: Date; timezone: string }) {
  const { question, asked, answeredAt, rememberDays, source } = answer;
  const where = source === "preferences" ? "on the page of their wishes" : "in a quiz";
  return {
    key: question,
    question: asked?.title || question,
    answer: answerWords(asked, answer),
    since: `Said ${where} on ${formatDay(answeredAt, clock.timezone)}`,
    isAged: isAged(answeredAt, rememberDays, clock),
  };
}

/** What a shopper has told about themselves, each the latest word. */
export function Answers({ answers }: { answers: ReturnType<typeof viewAnswer>[] }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          What they say of themselves
        </Text>
        {answers.length === 0 && (
          <Text as="p" tone="subdued">
            Nothing yet. What they answer in a quiz stands here once it is proven to be theirs, and they can change it
            on the page that every mail leads to.
          </Text>
        )}
        {answers.map(({ key, question, answer, since, isAged }) => (
          <BlockStack key={key}>
            <Text as="h3" tone="subdued" breakWord>
              {question}
            </Text>
            <Text as="p" breakWord>
              {answer}
            </Text>
            <Text as="p" tone="subdued">
              {since}
              {isAged && ". Too long ago to count; they are asked again"}
            </Text>
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}
