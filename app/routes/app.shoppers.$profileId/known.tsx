import { BlockStack, Card, Text } from "@shopify/polaris";
import type { viewKnown } from "./view-known";

/** How the shopper buys and when they come, each with what tells it and how old it is. */
export function Known({ known }: { known: ReturnType<typeof viewKnown> }) {
  const { told, untold } = known;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          How they buy, and when they come
        </Text>
        {told.length === 0 && (
          <Text as="p" tone="subdued">
            Nothing yet. Orders and visits to the shop tell it.
          </Text>
        )}
        {told.map(({ name, label, value, from }) => (
          <BlockStack key={name}>
            <Text as="h3" tone="subdued">
              {label}
            </Text>
            <Text as="p" breakWord>
              {value}
            </Text>
            <Text as="p" variant="bodySm" tone="subdued">
              {from}
            </Text>
          </BlockStack>
        ))}
        {told.length > 0 && untold.length > 0 && (
          <Text as="p" tone="subdued">
            Not known, because too little has happened: {untold.join(", ")}.
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}
