import { BlockStack, Card, Text } from "@shopify/polaris";
import type { SenderView } from "./view";

/** How much may be sent in a day for now. */
export function WarmUp({ warmUp }: { warmUp: NonNullable<SenderView["warmUp"]> }) {
  const { limit, isTrial, level, levels } = warmUp;
  if (limit === null) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Up to {limit.toLocaleString("en-GB")} messages a day for now
        </Text>
        {level < levels && (
          <Text as="p">
            Your domain is being warmed up: this is step {level + 1} of {levels}.
          </Text>
        )}
        <Text as="p" tone="subdued">
          {level < levels &&
            "Mailbox providers distrust a domain they do not know that suddenly sends much. The limit doubles after each day on which you used at least half of it and your mail was well taken. "}
          {isTrial &&
            "Until it is known what became of 200 messages of the last days, no more than 250 go out in a day. "}
          What is beyond the limit waits for the next day.
        </Text>
      </BlockStack>
    </Card>
  );
}
