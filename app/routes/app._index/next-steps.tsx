import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import type { NextStep } from "~/domains/reports/model";

/** What to do next, the best of it first; each with the one button that begins it. */
export function NextSteps({ steps }: { steps: readonly NextStep[] }) {
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          The next best thing to do
        </Text>
        {steps.length === 0 && (
          <Text as="p" tone="subdued">
            Nothing is waiting for you. What changes is in Reports.
          </Text>
        )}
        {steps.map(({ key, title, because, label, url }, at) => (
          <InlineStack key={key} align="space-between" blockAlign="center" gap="200" wrap>
            <div style={{ flex: "1 1 16rem", minWidth: 0 }}>
              <BlockStack gap="050">
                <Text as="h3" variant="headingSm">
                  {title}
                </Text>
                <Text as="p" tone="subdued">
                  {because}
                </Text>
              </BlockStack>
            </div>
            <Button url={url} variant={at === 0 ? "primary" : "secondary"} accessibilityLabel={`${label}: ${title}`}>
              {label}
            </Button>
          </InlineStack>
        ))}
      </BlockStack>
    </Card>
  );
}
