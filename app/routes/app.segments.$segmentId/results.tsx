import { BlockStack, Card, InlineGrid, Text } from "@shopify/polaris";
import { Figure } from "~/components/figure";
import type { ResultView } from "./view";

/** What messages that went out because of the segment were followed by. */
export function Results({ result }: { result: ResultView }) {
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          Messages because of this segment
        </Text>
        {result.sent + result.notSent === 0 ? (
          <Text as="p" tone="subdued">
            None yet. Turn on a flow that starts when somebody enters this segment, and what comes of it stands here.
          </Text>
        ) : (
          <InlineGrid columns={{ xs: 2, sm: 4 }} gap="400">
            <Figure as="h3" label="Sent" value={result.sent} how="Accepted by Resend, since the app was installed" />
            <Figure
              as="h3"
              label="Not sent"
              value={result.notSent}
              how="Held back, each with its reason, in Messages"
            />
            <Figure as="h3" label="Delivered" value={result.delivered} how="The shopper’s mail server took them" />
            <Figure
              as="h3"
              label="Clicked"
              value={result.clicked}
              how="Messages in which a link was followed; each counts once"
            />
            <Figure
              as="h3"
              label="Unsubscribed"
              value={result.unsubscribed}
              how="Shoppers who unsubscribed within the attribution window after the message"
            />
            <Figure as="h3" label="Orders after a click" value={result.orders} how={correlation} />
            <Figure
              as="h3"
              label="Worth"
              value={result.revenue}
              how={`What these orders came to, less refunds. ${correlation}`}
            />
            <Figure
              as="h3"
              label="Lift"
              value="Cannot tell yet"
              how="No holdout runs: nobody is left out by chance, so there is nobody to compare with"
            />
          </InlineGrid>
        )}
      </BlockStack>
    </Card>
  );
}

const correlation =
  "Orders whose last click before was in one of these messages, within the attribution window. A correlation: some would have bought anyway";
