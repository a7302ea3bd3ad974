import { BlockStack, Card, InlineGrid, Link, Text } from "@shopify/polaris";
import { Figure } from "~/components/figure";

interface Props {
  expected: { shoppers: number; orders: number; spend: string };
}

function segmentOf(meaning: string): string {
  return `/app/segments/new?${new URLSearchParams({ meaning })}`;
}

/** What the shop's shoppers are expected to do, together. */
export function Expected({ expected }: Props) {
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          Of everybody who has bought
        </Text>
        <InlineGrid columns={{ xs: 1, sm: 3 }} gap="400">
          <Figure
            as="h3"
            label="Shoppers foretold of"
            value={expected.shoppers}
            how="Everybody with an order that counts"
          />
          <Figure
            as="h3"
            label="Orders expected"
            value={expected.orders}
            period="next 90 days"
            how="The sum of what is expected of each; orders of new shoppers come on top"
          />
          <Figure
            as="h3"
            label="Spend expected"
            value={expected.spend}
            period="next 90 days"
            how="Expected orders times the expected worth of an order of theirs, net of refunds"
          />
        </InlineGrid>
        <Text as="p" tone="subdued">
          Each shopper’s own figures stand on their page under <Link url="/app/shoppers">Shoppers</Link>, with what they
          lie between. Segments can ask for them: make one of{" "}
          <Link url={segmentOf("predicted_orders_90_days >= 1")}>who is expected to order soon</Link>, or of{" "}
          <Link url={segmentOf("churn_risk >= 60 AND number_of_orders >= 2")}>
            good customers who may not come back
          </Link>
          .
        </Text>
      </BlockStack>
    </Card>
  );
}
