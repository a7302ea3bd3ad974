import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";

interface Props {
  troubles: {
    deadLetters: number;
    failedBackfills: number;
    failedMessages: number;
    parkedMessages: number;
    failingJobs: number;
  };
}

/** What a merchant should look at, each with the place where it can be mended. */
export function Attention({ troubles }: Props) {
  const items = [
    {
      count: troubles.failedBackfills,
      text: "Part of your history could not be read",
      label: "Open Health",
      url: "/app/health",
    },
    {
      count: troubles.deadLetters,
      text: `${of(troubles.deadLetters, "delivery", "deliveries")} from Shopify or Resend could not be understood`,
      label: troubles.deadLetters === 1 ? "Look at it" : "Look at them",
      url: "/app/health",
    },
    {
      count: troubles.failedMessages,
      text: `${of(troubles.failedMessages, "message was", "messages were")} refused`,
      label: "See which",
      url: "/app/messages?show=unsure",
    },
    {
      count: troubles.parkedMessages,
      text: `${of(troubles.parkedMessages, "message is", "messages are")} parked: nobody knows what became of the attempt to send`,
      label: "See which",
      url: "/app/messages?show=unsure",
    },
    {
      count: troubles.failingJobs,
      text: `${of(troubles.failingJobs, "job", "jobs")} failed and will be tried again`,
      label: "Open Health",
      url: "/app/health",
    },
  ].filter(({ count }) => count > 0);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Needs your attention
        </Text>
        {items.length === 0 && (
          <Text as="p" tone="subdued">
            Nothing. Everything Shopify and Resend told us has been understood.
          </Text>
        )}
        {items.map(({ text, label, url }) => (
          <InlineStack key={text} align="space-between" blockAlign="center" gap="200">
            <Text as="p">{text}</Text>
            <Button url={url} accessibilityLabel={`${label}: ${text}`}>
              {label}
            </Button>
          </InlineStack>
        ))}
      </BlockStack>
    </Card>
  );
}

function of(count: number, one: string, many: string): string {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
}
