import { BlockStack, Card, List, Text } from "@shopify/polaris";
import { UseReady } from "~/components/beginning/start";
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
        <UseReady ready={{ key, name }} url={own === null ? null : `/app/flows/${own}`} />
      </BlockStack>
    </Card>
  );
}
