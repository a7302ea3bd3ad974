import { BlockStack, Card, InlineGrid, Text } from "@shopify/polaris";
import { Figure } from "~/components/figure";
import type { CountsView } from "./progress.server";

/** What followed upon the campaign so far. */
export function ResultCard({ whole }: { whole: CountsView }) {
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          What came of it so far
        </Text>
        <InlineGrid columns={{ xs: 2, sm: 3, md: 6 }} gap="400">
          <Figure as="h3" label="Delivered" value={whole.delivered} how="The shopper’s mail server took them" />
          <Figure as="h3" label="Clicked" value={whole.clicked} how="Shoppers who followed a link; each counts once" />
          <Figure as="h3" label="Orders after a click" value={whole.orders} how={correlation} />
          <Figure
            as="h3"
            label="Worth"
            value={whole.revenue}
            how={`What these orders came to, less refunds. ${correlation}`}
          />
          <Figure
            as="h3"
            label="Unsubscribed"
            value={whole.unsubscribed}
            how="Shoppers who unsubscribed within the attribution window after it"
          />
          <Figure as="h3" label="Marked as spam" value={whole.complained} how="Told by mail programs that tell it" />
        </InlineGrid>
      </BlockStack>
    </Card>
  );
}

const correlation =
  "Orders whose last click before was in it, within the attribution window. A correlation: some would have bought anyway";
