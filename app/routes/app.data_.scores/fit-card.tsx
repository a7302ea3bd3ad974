import { Badge, BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import type { viewFit } from "./view";

/** What was learnt from the shop's orders, and how well each set of weights tells who buys. */
export function FitCard({ fit }: { fit: ReturnType<typeof viewFit> }) {
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd">
            How well the score tells who buys
          </Text>
          {fit && <Badge tone={fit.isUsed ? "success" : "info"}>{fit.isUsed ? "Learnt" : "By hand"}</Badge>}
        </InlineStack>
        {!fit && (
          <Text as="p" tone="subdued">
            Tonight it is looked at for the first time. Until then scores rest on the weights set by hand.
          </Text>
        )}
        {fit && (
          <>
            <Text as="p">{fit.verdict}</Text>
            {fit.qualities.map(({ name, words }) => (
              <BlockStack key={name}>
                <Text as="h3" variant="headingSm">
                  {name}
                </Text>
                <Text as="p">The one who orders has the higher score in {words}</Text>
              </BlockStack>
            ))}
            <Text as="p" tone="subdued">
              A pair is two shoppers of whom one ordered in the next 30 days; by chance it would be 50 of 100. Learnt
              from {fit.learntFrom}; judged by {fit.judgedBy}, which nothing was learnt from. Looked at on {fit.when},
              and again every week.
            </Text>
          </>
        )}
      </BlockStack>
    </Card>
  );
}
