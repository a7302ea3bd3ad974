import { BlockStack, Card, InlineGrid, Text } from "@shopify/polaris";
import { Figure } from "~/components/figure";
import type { SegmentValue } from "~/domains/reports/model";
import { shareOf, shownCell } from "~/lib/report-table";
import { dayWords } from "./words";

/** What those who are in the segment have bought, whether or not mail had a part in it. */
export function Value({ value, currency }: { value: SegmentValue | null; currency: string }) {
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          What its shoppers are worth
        </Text>
        {value === null ? (
          <Text as="p" tone="subdued">
            It is worked out once a day, and stands here by tomorrow.
          </Text>
        ) : (
          <Figures value={value} currency={currency} />
        )}
      </BlockStack>
    </Card>
  );
}

function Figures({
  value: { day, people, orders, spentMinor, buyers, repeatBuyers },
  currency,
}: {
  value: SegmentValue;
  currency: string;
}) {
  const money = (minor: number | null) => shownCell("money", minor === null ? null : Math.round(minor), currency);
  return (
    <>
      <InlineGrid columns={{ xs: 2, sm: 3, md: 6 }} gap="400">
        <Figure as="h3" label="Shoppers" value={people} how={`Who was in on ${dayWords(day)}`} />
        <Figure
          as="h3"
          label="Have bought"
          value={shownCell("share", shareOf(buyers, people), currency)}
          how="With an order that was not cancelled"
        />
        <Figure as="h3" label="Orders" value={orders} how="All orders of these shoppers so far" />
        <Figure as="h3" label="Spent" value={money(spentMinor)} how="What these orders came to, less refunds" />
        <Figure
          as="h3"
          label="An order on average"
          value={money(shareOf(spentMinor, orders))}
          how="Spent, divided by orders"
        />
        <Figure
          as="h3"
          label="Came back"
          value={shownCell("share", shareOf(repeatBuyers, buyers), currency)}
          how="Of those who bought, the share who bought more than once"
        />
      </InlineGrid>
    </>
  );
}
