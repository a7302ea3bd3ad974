import { BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import { MessageStatus } from "~/components/message-badges";
import type { viewMessage } from "./view";

/** What was sent to the shopper and what was not, with the reason. */
export function Messages({ messages }: { messages: ReturnType<typeof viewMessage>[] }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Messages, sent and not sent
        </Text>
        {messages.length === 0 && (
          <Text as="p" tone="subdued">
            None yet. When a flow or a campaign reaches this shopper, what was sent stands here, and what was not sent
            with the reason.
          </Text>
        )}
        {messages.map(({ id, template, program, at, ...status }) => (
          <BlockStack key={id} gap="050">
            <InlineStack gap="200" blockAlign="center">
              <Text as="span" fontWeight="semibold">
                {template}
              </Text>
              <MessageStatus {...status} />
            </InlineStack>
            <Text as="p" tone="subdued">
              {at}
              {program && `, because of “${program}”`}
            </Text>
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}
