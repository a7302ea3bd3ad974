import { BlockStack, Card, InlineGrid, Link, Text } from "@shopify/polaris";

interface Props {
  stages: { id: number; key: string; name: string; size: number }[];
  moves: { from: string; to: string; count: number }[];
}

/** Where shoppers stand and how many moved from stage to stage in the last week, as bars and words. */
export function LifecyclePicture({ stages, moves }: Props) {
  const most = Math.max(1, ...stages.map(({ size }) => size));
  const everyone = stages.reduce((sum, { size }) => sum + size, 0);
  const nameOf = (key: string) => stages.find((stage) => stage.key === key)?.name ?? key;
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          Where your shoppers stand
        </Text>
        <InlineGrid columns={{ xs: 1, md: "2fr 1fr" }} gap="600">
          <BlockStack gap="300" as="ul">
            {stages.map(({ key, ...stage }) => (
              <Stage key={key} {...stage} most={most} everyone={everyone} />
            ))}
          </BlockStack>
          <BlockStack gap="200">
            <Text as="h3" variant="headingSm">
              Moved in the last 7 days
            </Text>
            {moves.length === 0 && (
              <Text as="p" tone="subdued">
                Nobody yet. Orders move shoppers up, silence moves them down.
              </Text>
            )}
            {moves.map(({ from, to, count }) => (
              <Text as="p" key={from + to}>
                {nameOf(from)} → {nameOf(to)}: <strong>{count.toLocaleString("en-GB")}</strong>
              </Text>
            ))}
          </BlockStack>
        </InlineGrid>
      </BlockStack>
    </Card>
  );
}

function Stage({
  id,
  name,
  size,
  most,
  everyone,
}: Omit<Props["stages"][number], "key"> & { most: number; everyone: number }) {
  const share = everyone === 0 ? 0 : Math.round((size / everyone) * 100);
  return (
    <li style={{ display: "grid", gap: "0.75rem", gridTemplateColumns: "6rem 1fr 6.5rem", alignItems: "center" }}>
      <Link url={`/app/segments/${id}`}>{name}</Link>
      <svg aria-hidden="true" width="100%" height="16" preserveAspectRatio="none" viewBox="0 0 100 16">
        <rect width="100" height="16" rx="1" fill="var(--p-color-bg-surface-secondary)" />
        <rect width={(size / most) * 100} height="16" rx="1" fill="#2c6ecb" />
      </svg>
      <Text as="span" alignment="end" numeric>
        {size.toLocaleString("en-GB")} ({share}%)
      </Text>
    </li>
  );
}
