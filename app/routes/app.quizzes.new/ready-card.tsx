import { Form, useNavigation } from "@remix-run/react";
import { Badge, BlockStack, Button, Card, InlineStack, Link, List, Text } from "@shopify/polaris";

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
        <InlineStack gap="300" blockAlign="center">
          <Start quizKey={key} label={own === null ? `Use ${name}` : `Use ${name} once more`}>
            {own === null ? "Use it" : "Use it once more"}
          </Start>
          {own !== null && (
            <Link url={`/app/quizzes/${own}`} accessibilityLabel={`Open your ${name}`}>
              Open yours
            </Link>
          )}
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

export function EmptyCard() {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          From nothing
        </Text>
        <Text as="p">One empty question, a step for the address and a result. Add what else you want to know.</Text>
        <InlineStack>
          <Start quizKey="" label="Begin with nothing">
            Begin
          </Start>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

function Start({ quizKey, label, children }: { quizKey: string; label: string; children: string }) {
  const navigation = useNavigation();
  const isStarting = navigation.formData?.get("key") === quizKey;
  return (
    <Form method="post">
      <input type="hidden" name="key" value={quizKey} />
      <Button submit loading={isStarting} accessibilityLabel={label}>
        {children}
      </Button>
    </Form>
  );
}
