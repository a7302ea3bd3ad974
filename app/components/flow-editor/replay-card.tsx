import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";

/** Leads to what the flow would have done in the past. */
export function ReplayCard({ flowId }: { flowId: number }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h3" variant="headingMd">
          Try it on the past
        </Text>
        <Text as="p" tone="subdued">
          Who would have come in over the last weeks, what they would have got and when, and how many had bought already
          by then. Nothing is sent.
        </Text>
        <InlineStack>
          <Button url={`/app/flows/${flowId}/replay`}>Replay it</Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
