import { useFetcher } from "@remix-run/react";
import { BlockStack, Card, SkeletonBodyText, Text } from "@shopify/polaris";
import { useEffect } from "react";
import type { Advice as OneAdvice } from "~/domains/segments/index.server";

/** What to think about before writing to the segment, asked for once the page is there. */
export function Advice({ segmentId }: { segmentId: number }) {
  const { load, data } = useFetcher<{ advice: OneAdvice[] }>();
  useEffect(() => load(`/app/segments/${segmentId}/advice`), [load, segmentId]);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Advice
        </Text>
        <div aria-live="polite">{data ? <Pieces advice={data.advice} /> : <SkeletonBodyText lines={2} />}</div>
      </BlockStack>
    </Card>
  );
}

function Pieces({ advice }: { advice: OneAdvice[] }) {
  if (advice.length === 0) {
    return (
      <Text as="p" tone="subdued">
        Nothing stands out now.
      </Text>
    );
  }
  return (
    <BlockStack gap="300">
      {advice.map(({ rule, what, effect }) => (
        <BlockStack key={`${rule} ${what}`}>
          <Text as="h3" variant="bodyMd" fontWeight="semibold" breakWord>
            {what}
          </Text>
          <Text as="p" breakWord>
            {effect}
          </Text>
        </BlockStack>
      ))}
    </BlockStack>
  );
}
