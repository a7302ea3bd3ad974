import { BlockStack, Card, InlineGrid, Link, Text } from "@shopify/polaris";
import type { MessageTotals, SegmentLift } from "~/domains/reports/model";
import { shownCell } from "~/lib/report-table";
import { viewLift } from "./words";

interface Props {
  totals: MessageTotals;
  lifts: readonly SegmentLift[];
  currency: string;
  windowDays: number;
}

/** What is credited to the segment's messages, and beside it what of that would not have come without them. */
export function Difference({ totals, lifts, currency, windowDays }: Props) {
  const views = lifts.map(viewLift);
  const days = `${windowDays} ${windowDays === 1 ? "day" : "days"}`;
  return (
    <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
      <Card>
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            Revenue credited to it
          </Text>
          <Text as="p" variant="headingLg" numeric>
            {shownCell("money", totals.revenueMinor, currency)}
          </Text>
          <Text as="p" tone="subdued">
            {totals.orders.toLocaleString("en-GB")} orders within {days} after the last click, less refunds. A
            correlation: some of these shoppers would have bought anyway.
          </Text>
        </BlockStack>
      </Card>
      <Card>
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            Lift
          </Text>
          {views.length === 0 ? <NoLift /> : null}
          {views.map(({ id, url, name, value, explained }) => (
            <BlockStack key={id} gap="050">
              <Text as="p" variant="headingLg" numeric>
                {value}
              </Text>
              <Text as="p" tone="subdued">
                {explained}. <Link url={url}>{name}</Link>
              </Text>
            </BlockStack>
          ))}
        </BlockStack>
      </Card>
    </InlineGrid>
  );
}

function NoLift() {
  return (
    <>
      <Text as="p" variant="headingLg">
        Cannot tell yet
      </Text>
      <Text as="p" tone="subdued">
        Nobody is left out by chance, so there is nobody to compare with.{" "}
        <Link url="/app/experiments">Begin a comparison</Link>, and what these messages really bring stands here.
      </Text>
    </>
  );
}
