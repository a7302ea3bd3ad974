import { Text } from "@shopify/polaris";

export function DividerForm() {
  return (
    <Text as="p" tone="subdued">
      A line. There is nothing to say about it.
    </Text>
  );
}
