import { BlockStack, Card, Link, SkeletonBodyText, Text } from "@shopify/polaris";
import type { Overlap } from "./question";
import type { Asking } from "./use-answer";
import { percent, shoppers } from "./words";

interface Props {
  asking: Asking;
  /** How many are in, when that is known. */
  size: number | null;
}

/** Segments that have members in common with it: one that shares nearly all of them may be the same thing again. */
export function OverlapsCard({ asking, size }: Props) {
  const told = asking.answer ?? asking.last;
  const isStale = asking.answer === null;
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          Shared with other segments
        </Text>
        {!told && !asking.hasFailed && <SkeletonBodyText lines={2} />}
        {asking.hasFailed && <Text as="p">They did not come. Reload the page to ask again.</Text>}
        {told?.outcome === "late" && <Text as="p">Comparing takes longer than five seconds.</Text>}
        {told?.outcome === "overlaps" && (
          <div style={{ opacity: isStale ? 0.5 : 1 }}>
            <Overlaps overlaps={told.overlaps} size={isStale ? null : size} />
          </div>
        )}
      </BlockStack>
    </Card>
  );
}

function Overlaps({ overlaps, size }: { overlaps: readonly Overlap[]; size: number | null }) {
  if (overlaps.length === 0) return <Text as="p">None of its members is in another segment.</Text>;
  return (
    <ul style={{ listStyle: "none", margin: 0, padding: 0 }}>
      {overlaps.map(({ segmentId, name, shared, size: whole }) => (
        <li key={segmentId}>
          <Link url={`/app/segments/${segmentId}`}>{name}</Link>: {shoppers(shared)},{" "}
          {size ? `${percent(shared, size)} of this one and ` : ""}
          {percent(shared, whole)} of that one
        </li>
      ))}
    </ul>
  );
}
