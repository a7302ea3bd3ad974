import { Badge, BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import { StageBadge } from "~/components/stage-badge";
import type { viewShopper } from "./view";

/** Who the shopper is, what they permit and what they are worth. */
export function Who({ shopper }: { shopper: ReturnType<typeof viewShopper> }) {
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            Who
          </Text>
          <Text as="p" breakWord>
            {shopper.email ?? "No email address"}
          </Text>
          {shopper.addressNote && (
            <Text as="p" tone="caution">
              {shopper.addressNote}
            </Text>
          )}
          {shopper.place && <Text as="p">{shopper.place}</Text>}
          <Text as="p" tone="subdued">
            Known since {shopper.knownSince}
          </Text>
        </BlockStack>
        <BlockStack gap="100">
          <InlineStack gap="200">
            <Text as="h3" variant="headingSm">
              May we write?
            </Text>
            <Badge tone={shopper.mayWriteTo ? "success" : "critical"}>{shopper.mayWriteTo ? "Yes" : "No"}</Badge>
          </InlineStack>
          <Text as="p">{shopper.consent}</Text>
          {shopper.suppression && <Text as="p">{shopper.suppression}</Text>}
        </BlockStack>
        <BlockStack gap="100">
          <InlineStack gap="200">
            <Text as="h3" variant="headingSm">
              Stage
            </Text>
            <StageBadge stage={shopper.stage} />
          </InlineStack>
          <Text as="p">{shopper.stageSince ? `Since ${shopper.stageSince}` : "Not worked out yet"}</Text>
          {shopper.nextStage && (
            <Text as="p" tone="subdued">
              {shopper.nextStage}
            </Text>
          )}
        </BlockStack>
        <BlockStack gap="100">
          <Text as="h3" variant="headingSm">
            Worth
          </Text>
          <Text as="p">
            {shopper.orders} {shopper.orders === 1 ? "order" : "orders"}, {shopper.spent} after refunds
          </Text>
          {shopper.lastOrder && (
            <Text as="p" tone="subdued">
              Last order {shopper.lastOrder}
            </Text>
          )}
        </BlockStack>
      </BlockStack>
    </Card>
  );
}
