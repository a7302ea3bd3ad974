import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import type { PropertiesView } from "./view.server";

/** What to collect next, and why. */
export function AdviceCard({ advice }: Pick<PropertiesView, "advice">) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          What to collect next
        </Text>
        {advice.length === 0 && (
          <Text as="p" tone="subdued">
            Nothing at present: what your segments, flows and messages ask is known of most shoppers.
          </Text>
        )}
        {advice.map(({ key, title, because, action }) => (
          <InlineStack key={key} align="space-between" blockAlign="center" gap="200">
            <BlockStack>
              <Text as="h3" fontWeight="semibold" breakWord>
                {title}
              </Text>
              <Text
                as="p"
                tone="subdued"
                breakWord
              >{`Because ${because.replace(/^./, (letter) => letter.toLowerCase())}`}</Text>
            </BlockStack>
            <Button url={action.url} accessibilityLabel={`${action.label}: ${title}`}>
              {action.label}
            </Button>
          </InlineStack>
        ))}
      </BlockStack>
    </Card>
  );
}
