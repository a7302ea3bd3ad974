import { BlockStack, Card, InlineGrid, Text } from "@shopify/polaris";
import { Figure } from "~/components/figure";
import { figureWords } from "~/components/reports/figure-words";
import type { MessageTotals } from "~/domains/reports/model";

interface Props {
  totals: MessageTotals;
  avoided: number | null;
  windowDays: number;
}

/** What messages because of the segment came to. */
export function Outcome({ totals, avoided, windowDays }: Props) {
  const { sent, skipped, delivered, clicked, orders, assisted, unsubscribed, complained, foreignOrders } = totals;
  const within = `Within ${windowDays} ${windowDays === 1 ? "day" : "days"} after a click.`;
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          Messages because of this segment
        </Text>
        <InlineGrid columns={{ xs: 2, sm: 3, md: 5 }} gap="400">
          <Figure as="h3" label="Sent" value={sent} how={figureWords.Sent} />
          <Figure as="h3" label="Delivered" value={delivered} how={figureWords.Delivered} />
          <Figure as="h3" label="Clicked" value={clicked} how={figureWords.Clicked} />
          <Figure
            as="h3"
            label="Orders credited to mail"
            value={orders}
            how={`${figureWords["Orders credited to mail"]} ${within}`}
          />
          <Figure as="h3" label="Assisted" value={assisted} how={figureWords.Assisted} />
          <Figure as="h3" label="Unsubscribed" value={unsubscribed} how={figureWords.Unsubscribed} />
          <Figure as="h3" label="Complaints" value={complained} how={figureWords.Complaints} />
          <Figure as="h3" label="Not sent" value={skipped} how="Held back, each with its reason, in Messages" />
          <Figure as="h3" label="Mails avoided" value={avoided ?? "Not counted yet"} how={avoidedWords} />
          {foreignOrders !== 0 && (
            <Figure as="h3" label="In other currencies" value={foreignOrders} how="Orders that are in no sum" />
          )}
        </InlineGrid>
      </BlockStack>
    </Card>
  );
}

const avoidedWords =
  "How many mails more there would have been, had each message of this segment gone once to everybody who may be written to. As many as may be written to since last night";
