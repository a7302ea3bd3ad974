import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, SkeletonBodyText, Text } from "@shopify/polaris";
import { useEffect } from "react";
import type { Advice as OneAdvice } from "~/domains/segments/index.server";

/** What to think about before writing to the segment, asked for once the page is there and the segment worked out. */
export function Advice({ segmentId, isReady }: { segmentId: number; isReady: boolean }) {
  const { load, data } = useFetcher<{ advice: OneAdvice[] }>();
  useEffect(() => {
    if (isReady) load(`/app/segments/${segmentId}/advice`);
  }, [load, segmentId, isReady]);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Advice
        </Text>
        <div aria-live="polite">
          {!isReady ? (
            <Text as="p" tone="subdued">
              There is advice on it when it is worked out.
            </Text>
          ) : data ? (
            <Pieces segmentId={segmentId} advice={data.advice} />
          ) : (
            <SkeletonBodyText lines={2} />
          )}
        </div>
      </BlockStack>
    </Card>
  );
}

function Pieces({ segmentId, advice }: { segmentId: number; advice: OneAdvice[] }) {
  if (advice.length === 0) {
    return (
      <Text as="p" tone="subdued">
        Nothing stands out now.
      </Text>
    );
  }
  return (
    <BlockStack gap="300">
      {advice.map(({ rule, what, effect, merge }) => (
        <BlockStack key={`${rule} ${what}`} gap="100">
          <Text as="h3" variant="bodyMd" fontWeight="semibold" breakWord>
            {what}
          </Text>
          <Text as="p" breakWord>
            {effect}
          </Text>
          {merge && (
            <InlineStack>
              <Button url={`/app/segments/${merge.fromId}/merge/${merge.intoId}`}>
                {merge.fromId === segmentId
                  ? `Merge into “${merge.otherName}”`
                  : `Merge “${merge.otherName}” into this`}
              </Button>
            </InlineStack>
          )}
        </BlockStack>
      ))}
    </BlockStack>
  );
}
