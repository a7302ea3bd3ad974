import { Badge, Banner, BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import type { ResultsView } from "./results-view";
import { IntervalChart } from "./interval-chart";

interface Props {
  results: ResultsView;
  isRunning: boolean;
}

/** What can be said by now, how sure it is, and what happens next. */
export function VerdictCard({ results: { verdict, base }, isRunning }: Props) {
  if (!verdict) {
    return (
      <Card>
        <Text as="p">
          {isRunning ? "The first look is due within a day of its beginning." : "It was never looked at."}
        </Text>
      </Card>
    );
  }
  return (
    <Card>
      <BlockStack gap="400">
        {verdict.splitIsOff && (
          <Banner tone="critical" title="The split is off">
            <p>Far more shoppers than chance would have one of the arms. Nothing below can be trusted.</p>
          </Banner>
        )}
        <BlockStack gap="200">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h2" variant="headingLg">
              {verdict.headline}
            </Text>
            <Says says={verdict.says} />
          </InlineStack>
          <Text as="p">{verdict.because}</Text>
          <Text as="p" tone="subdued">
            Counted so far: {verdict.counted} who had the whole time to order.
          </Text>
        </BlockStack>
        {verdict.harms.length > 0 && (
          <Banner tone="warning" title="This drives shoppers away">
            {verdict.harms.map((words) => (
              <p key={words}>{words}</p>
            ))}
          </Banner>
        )}
        <BlockStack gap="200">
          <Text as="h3" variant="headingMd">
            More or fewer shoppers who order than with {base}
          </Text>
          <IntervalChart rows={verdict.comparisons} />
        </BlockStack>
        {isRunning && (
          <Text as="p">
            <Text as="span" fontWeight="semibold">
              What happens next:
            </Text>{" "}
            {verdict.next}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}

function Says({ says }: { says: "clear_winner" | "leaning" | "cannot_tell" }) {
  switch (says) {
    case "clear_winner":
      return <Badge tone="success">Clear</Badge>;
    case "leaning":
      return <Badge tone="attention">Not sure yet</Badge>;
    case "cannot_tell":
      return <Badge>Cannot tell</Badge>;
    default:
      return says satisfies never;
  }
}
