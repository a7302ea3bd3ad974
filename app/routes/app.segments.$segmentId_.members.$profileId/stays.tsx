import { BlockStack, Card, Text } from "@shopify/polaris";
import type { viewMember } from "./view";

/** Every time the shopper was in the segment. */
export function Stays({ stays }: { stays: ReturnType<typeof viewMember>["stays"] }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Times in it
        </Text>
        {stays.length === 0 && (
          <Text as="p" tone="subdued">
            Never, as far as is known.
          </Text>
        )}
        {stays.map(({ key, entered, left }) => (
          <BlockStack key={key}>
            <Text as="p">{entered}</Text>
            <Text as="p" tone="subdued">
              {left}
            </Text>
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}
