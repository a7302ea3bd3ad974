import { BlockStack, Button, Card, DataTable, InlineStack, ProgressBar, Text } from "@shopify/polaris";
import { lazy, Suspense, useState } from "react";
import type { Definition } from "~/domains/segments/model";
import { weeks } from "./question";
import { usePast, type Past } from "./use-past";

// Charts measure the page, which a server cannot.
const PastChart = lazy(() => import("./past-chart"));

/** How the size went over the last 90 days. It is worked out from the facts, a week at a time, when asked for. */
export function PastCard({ definition }: { definition: Definition }) {
  const { points, state, start, stop } = usePast(definition);
  const [isTable, setIsTable] = useState(false);
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            Last 90 days
          </Text>
          {state === "done" && (
            <Button variant="plain" ariaExpanded={isTable} onClick={() => setIsTable(!isTable)}>
              {isTable ? "Show as chart" : "Show as table"}
            </Button>
          )}
        </InlineStack>
        <div id="past-progress" role="status" aria-live="polite">
          <Text as="p" tone="subdued">
            {wordsOf(state, points.length)}
          </Text>
        </div>
        {state === "asking" && (
          <ProgressBar progress={(points.length / weeks) * 100} size="small" ariaLabelledBy="past-progress" />
        )}
        {points.length > 0 && !isTable && (
          <div style={{ height: 140 }}>
            <Suspense fallback={null}>
              <PastChart points={points} />
            </Suspense>
          </div>
        )}
        {points.length > 0 && isTable && (
          <DataTable
            columnContentTypes={["text", "numeric"]}
            headings={["Day", "Shoppers"]}
            rows={points.toReversed().map(({ day, size }) => [day, size])}
          />
        )}
        {state === "asking" ? (
          <Button onClick={stop}>Stop</Button>
        ) : (
          state !== "done" && <Button onClick={start}>{state === "unasked" ? "Work it out" : "Try again"}</Button>
        )}
      </BlockStack>
    </Card>
  );
}

function wordsOf(state: Past["state"], count: number): string {
  switch (state) {
    case "unasked":
      return "How many would have been in it, week by week.";
    case "asking":
      return `${count} of ${weeks} weeks worked out`;
    case "done":
      return "How many were in it at the same time of day, week by week.";
    case "late":
      return "Working out a week takes too long here. Once the segment is saved, its past is worked out in the background.";
    case "failed":
      return "The rest did not come.";
    default:
      return state satisfies never;
  }
}
