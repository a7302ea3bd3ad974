import { Form, useNavigation } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Link, List, Text } from "@shopify/polaris";
import type { Ready } from "./ready.server";

/** A flow that is ready: what it is for, what it does, and a button to begin with it. */
export function ReadyCard({ ready: { key, name, what, trigger, steps, more, ends, own } }: { ready: Ready }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {name}
        </Text>
        <Text as="p">{what}</Text>
        <Text as="p" fontWeight="semibold">
          {trigger}
        </Text>
        <List type="number">
          {steps.map((step, i) => (
            <List.Item key={i}>{step}</List.Item>
          ))}
          {more > 0 && <List.Item>… and {more} more</List.Item>}
        </List>
        {ends.length > 0 && (
          <Text as="p" tone="subdued">
            Ends early when: {ends.join("; ")}.
          </Text>
        )}
        <InlineStack gap="300" blockAlign="center">
          <Start flowKey={key} label={own === null ? `Use ${name}` : `Use ${name} once more`}>
            {own === null ? "Use it" : "Use it once more"}
          </Start>
          {own !== null && (
            <Link url={`/app/flows/${own}`} accessibilityLabel={`Open your ${name}`}>
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
        <Text as="p">Say what starts it, then add one step after the other.</Text>
        <InlineStack>
          <Start flowKey="" label="Begin with nothing">
            Begin
          </Start>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

function Start({ flowKey, label, children }: { flowKey: string; label: string; children: string }) {
  const navigation = useNavigation();
  const isStarting = navigation.formData?.get("key") === flowKey;
  return (
    <Form method="post">
      <input type="hidden" name="key" value={flowKey} />
      <Button submit loading={isStarting} accessibilityLabel={label}>
        {children}
      </Button>
    </Form>
  );
}
