import { useRevalidator } from "@remix-run/react";
import { Banner, BlockStack, Card, InlineStack, ProgressBar, Text } from "@shopify/polaris";
import { useEffect } from "react";

export interface Progress {
  kind: string;
  state: string;
  attempts: number;
  objectsDone: number;
  objectsTotal: number | null;
}

const lookAgainEvery = 2000;

/** How far the shop's past has been read; looks again by itself until the page goes away. */
export function ReadingHistory({ backfills }: { backfills: Progress[] }) {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (state !== "idle") return;
    const timer = setTimeout(revalidate, lookAgainEvery);
    return () => clearTimeout(timer);
  }, [revalidate, state]);
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            Reading your shop’s history
          </Text>
          <Text as="p" tone="subdued">
            Segments are worked out from the whole of it, so nobody is written to before it is complete. You may leave
            this page.
          </Text>
        </BlockStack>
        {backfills.map((backfill) => (
          <KindProgress key={backfill.kind} {...backfill} />
        ))}
        {backfills.length === 0 && <Text as="p">Asking Shopify for your history…</Text>}
        {backfills.length > 0 && backfills.every(({ state }) => state === "done") && (
          <Text as="p">All of it is read. Your first segments are being worked out…</Text>
        )}
      </BlockStack>
    </Card>
  );
}

function KindProgress({ kind, state, attempts, objectsDone, objectsTotal }: Progress) {
  const part = state === "done" ? 1 : objectsTotal ? Math.min(1, objectsDone / objectsTotal) : 0;
  return (
    <BlockStack gap="100">
      <InlineStack align="space-between">
        <Text as="span" id={`history-${kind}`}>
          {kind[0]?.toUpperCase() + kind.slice(1)}
        </Text>
        <Text as="span" tone="subdued">
          {state === "waiting" && attempts > 0
            ? "Being tried again"
            : describeProgress(state, objectsDone, objectsTotal)}
        </Text>
      </InlineStack>
      <ProgressBar
        progress={Math.round(part * 100)}
        size="small"
        ariaLabelledBy={`history-${kind}`}
        tone={state === "failed" ? "critical" : "primary"}
      />
    </BlockStack>
  );
}

function describeProgress(state: string, done: number, total: number | null): string {
  const count = (value: number) => value.toLocaleString("en-GB");
  switch (state) {
    case "waiting":
      return "Next";
    case "running":
      return total ? `Shopify has collected ${count(total)} records` : "Shopify is collecting";
    case "importing":
      return total ? `${count(done)} of ${count(total)} records` : `${count(done)} records`;
    case "failed":
      return "Not read; see Health";
    default:
      return total ? `Done: ${count(total)} records` : "Done";
  }
}

export function HistoryLimit({ from }: { from: string }) {
  return (
    <Banner tone="info" title={`Orders before ${from} are known only by their number`}>
      <p>
        Shopify lets this app read the last 60 days of orders. How often somebody bought before that counts; what, when
        and for how much does not.
      </p>
    </Banner>
  );
}
