import { Card, BlockStack, Text } from "@shopify/polaris";
import { lazy } from "react";
import { ChartCard } from "~/components/chart-card";
import type { CrossSell, TimeToOrder } from "~/domains/reports/model";
import { shareOf, shownCell } from "~/lib/report-table";
import { timeTable } from "./tables";

const TimesChart = lazy(() => import("./times-chart"));

interface Props {
  times: readonly TimeToOrder[];
  crossSell: CrossSell;
  currency: string;
}

/** How soon orders came, and whether they led to something new. */
export function Timing({ times, crossSell: { known, crossed }, currency }: Props) {
  const orders = times.reduce((sum, time) => sum + time.orders, 0);
  return (
    <>
      <ChartCard
        title="How soon they ordered"
        about={`From the message to the order, of ${orders.toLocaleString("en-GB")} orders credited to it.`}
        table={timeTable(times, currency)}
        height={200}
      >
        <TimesChart times={times} />
      </ChartCard>
      <Card>
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            Something new
          </Text>
          <Text as="p" variant="headingLg" numeric>
            {known === 0 ? "Cannot tell yet" : shownCell("share", shareOf(crossed, known), currency)}
          </Text>
          <Text as="p" tone="subdued">
            {known === 0
              ? "No credited order is of a shopper who had bought before, with products whose type is known."
              : `Of ${known.toLocaleString("en-GB")} credited orders by shoppers who had bought before, ${crossed.toLocaleString("en-GB")} held a type of product that was new to them.`}
          </Text>
        </BlockStack>
      </Card>
    </>
  );
}
