import { Badge, BlockStack, Card, InlineStack, List, Text } from "@shopify/polaris";
import { UseReady } from "~/components/beginning/start";

interface Ready {
  key: string;
  name: string;
  trade: string;
  why: string;
  questions: string[];
  /** The shop's own quiz of it; null while there is none. */
  own: number | null;
}

/** A quiz that is ready: for whom, what it asks, and a button to begin with it. */
export function ReadyCard({ ready: { key, name, trade, why, questions, own } }: { ready: Ready }) {
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {name}
          </Text>
          <Badge>{trade}</Badge>
        </InlineStack>
        <Text as="p">{why}</Text>
        <List>
          {questions.map((question) => (
            <List.Item key={question}>{question}</List.Item>
          ))}
        </List>
        <UseReady ready={{ key, name }} url={own === null ? null : `/app/quizzes/${own}`} />
      </BlockStack>
    </Card>
  );
}
