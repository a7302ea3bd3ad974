import { BlockStack, Button, Card, DataTable, InlineStack, Text } from "@shopify/polaris";
import { lazy, Suspense, useEffect, useState } from "react";
import type { Day } from "./charts";

// Charts measure the page, which a server cannot: they come after the page is there, into a room kept for them.
const Charts = lazy(() => import("./charts"));
const chartHeight = 340;

interface Props {
  history: Day[];
  timezone: string;
  /** While the past is worked out: the day that is reached, at which the history ends. */
  day: string | null;
}

/** The segment day by day, as a picture or as a table. */
export function SizeHistory({ history, timezone, day }: Props) {
  const [isTable, setIsTable] = useState(false);
  const [isMounted, setIsMounted] = useState(false);
  useEffect(() => setIsMounted(true), []);
  const entered = history.reduce((sum, day) => sum + day.entered, 0);
  const left = history.reduce((sum, day) => sum + day.left, 0);
  const end = day === null ? "today is not over yet" : `worked out to ${day} so far`;
  if (entered + left === 0 && (history.at(-1)?.size ?? 0) === 0) return <Untouched />;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            Last 90 days
          </Text>
          <Button variant="plain" onClick={() => setIsTable(!isTable)} ariaExpanded={isTable}>
            {isTable ? "Show as chart" : "Show as table"}
          </Button>
        </InlineStack>
        <Text as="p" tone="subdued">
          {entered.toLocaleString("en-GB")} came and {left.toLocaleString("en-GB")} went, by the days of{" "}
          {timezone.replaceAll("_", " ")}; {end}.
        </Text>
        {isTable ? (
          <DataTable
            columnContentTypes={["text", "numeric", "numeric", "numeric"]}
            headings={["Day", "Shoppers", "Entered", "Left"]}
            rows={[...history].reverse().map(({ day, size, entered, left }) => [day, size, entered, left])}
          />
        ) : (
          <div style={{ height: chartHeight }}>
            {isMounted && (
              <Suspense fallback={null}>
                <Charts history={history} />
              </Suspense>
            )}
          </div>
        )}
      </BlockStack>
    </Card>
  );
}

function Untouched() {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Last 90 days
        </Text>
        <Text as="p" tone="subdued">
          Nobody was in this segment. Its size, day by day, stands here as soon as somebody enters.
        </Text>
      </BlockStack>
    </Card>
  );
}
