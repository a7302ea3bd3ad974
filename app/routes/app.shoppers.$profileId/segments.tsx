import { BlockStack, Card, Link, Text } from "@shopify/polaris";
import type { viewStay } from "./view";

/** Which segments the shopper is in, since when and because of what. */
export function Segments({ profileId, stays }: { profileId: string; stays: ReturnType<typeof viewStay>[] }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          In these segments
        </Text>
        {stays.length === 0 && (
          <Text as="p" tone="subdued">
            In none now.
          </Text>
        )}
        {stays.map(({ segmentId, name, words }) => (
          <BlockStack key={segmentId}>
            <Link url={`/app/segments/${segmentId}`}>{name}</Link>
            <Text as="p" tone="subdued">
              {words}.{" "}
              <Link
                url={`/app/segments/${segmentId}/members/${profileId}`}
                accessibilityLabel={`Why they are in ${name}`}
              >
                Why?
              </Link>
            </Text>
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}
