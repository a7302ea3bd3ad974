import { BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import { lazy } from "react";
import { ChartCard } from "~/components/chart-card";
import { ExpectedForm } from "~/components/expected-form";
import type { AnomalyView } from "./load.server";

const CourseChart = lazy(() => import("~/components/course-chart"));

/** Something unusual: what, since when, how sure that is, and what to do about it. */
export function AnomalyCard({ anomaly }: { anomaly: AnomalyView }) {
  const { id, title, says, since, sure, found, advice, chart } = anomaly;
  return (
    <BlockStack gap="200">
      <Card>
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {title}
          </Text>
          <Text as="p">
            Since {since}: {says}
          </Text>
          <Text as="p" fontWeight="semibold">
            {advice}
          </Text>
          <Text as="p" tone="subdued">
            {sure}. Found {found}.
          </Text>
          <InlineStack>
            <ExpectedForm id={id} title={title} />
          </InlineStack>
        </BlockStack>
      </Card>
      {chart && (
        <ChartCard
          title={chart.title}
          about="Day by day, by the shop’s clock; today is left out because it is not over."
          table={chart.table}
          height={200}
        >
          <CourseChart
            days={chart.days}
            courses={[{ name: chart.title, values: chart.values }]}
            kind={chart.kind}
            currency={chart.table.currency}
            label={`${chart.title}, day by day`}
          />
        </ChartCard>
      )}
    </BlockStack>
  );
}
