import { Badge, BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import type { TargetView } from "./view";

/** Where flows posted to in the last days, and how that went. */
export function TargetsCard({ targets }: { targets: readonly TargetView[] }) {
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            Where your flows post to
          </Text>
          <Text as="p" tone="subdued">
            {targets.length === 0
              ? "Nowhere in the last seven days. A step “Tell another tool” in a flow posts to the address it names, and how that went stands here."
              : "The last seven days. What finds no answer is tried again for a day."}
          </Text>
        </BlockStack>
        {targets.map((target) => (
          <Target key={target.target} {...target} />
        ))}
      </BlockStack>
    </Card>
  );
}

function Target({ target, tone, state, counts, problem }: TargetView) {
  return (
    <BlockStack gap="100">
      <InlineStack gap="200" blockAlign="center">
        <Text as="h3" variant="headingSm" breakWord>
          {target}
        </Text>
        <Badge tone={tone}>{state}</Badge>
      </InlineStack>
      <Text as="p" numeric>
        {counts}
      </Text>
      {problem && (
        <Text as="p" tone="subdued">
          {problem}
        </Text>
      )}
    </BlockStack>
  );
}
