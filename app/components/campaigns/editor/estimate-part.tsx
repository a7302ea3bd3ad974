import { Banner, BlockStack, Box, InlineGrid, SkeletonBodyText, SkeletonDisplayText, Text } from "@shopify/polaris";
import { Figure } from "~/components/figure";
import { TallyTable } from "../tally-table";
import type { Estimate, EstimateAnswer } from "../question";
import type { Asked } from "../use-asked";

interface Props {
  asked: Asked<EstimateAnswer>;
  /** Whether it is to go out as soon as it is sent. */
  isAtOnce: boolean;
}

/** Who would get the campaign now, who later and who not at all, and why: asked for as the audience is chosen. */
export function EstimatePart({ asked: { answer, isStale, hasFailed }, isAtOnce }: Props) {
  return (
    <Box background="bg-surface-secondary" borderRadius="200" padding="400" minHeight="15rem">
      <div aria-live="polite" aria-busy={isStale} style={{ opacity: isStale && answer ? 0.6 : 1 }}>
        {hasFailed && <Text as="p">It could not be worked out just now. Your next change asks again.</Text>}
        {!answer && !hasFailed && <Waiting />}
        {answer?.outcome === "impossible" && <Text as="p">{answer.problem}</Text>}
        {answer?.outcome === "told" && (
          <Told title={isAtOnce ? "If it went out now" : "If it went out then, as things are now"} {...answer} />
        )}
      </div>
    </Box>
  );
}

function Waiting() {
  return (
    <BlockStack gap="300">
      <SkeletonDisplayText size="small" />
      <SkeletonBodyText lines={2} />
    </BlockStack>
  );
}

const how =
  "What the gate would say of everybody in the audience if it began now. Who is in a segment changes until then";

function Told({
  title,
  audience,
  willGet,
  deferred,
  skipped,
  messages,
  sampleSize,
  notices,
}: Estimate & { title: string }) {
  const sum = (reasons: readonly { count: number }[]) => reasons.reduce((sum, { count }) => sum + count, 0);
  return (
    <BlockStack gap="300">
      <Text as="h3" variant="headingSm">
        {title}
      </Text>
      <InlineGrid columns={{ xs: 2, sm: 4 }} gap="300">
        <Figure as="h3" label="In the audience" value={audience} how={how} />
        <Figure as="h3" label="Will get it" value={willGet} />
        <Figure as="h3" label="Later" value={sum(deferred)} />
        <Figure as="h3" label="Not at all" value={sum(skipped)} />
      </InlineGrid>
      <Reasons title="Later, because" reasons={deferred} />
      <Reasons title="Not at all, because" reasons={skipped} />
      {messages.length > 1 && (
        <Reasons title="By message" reasons={messages.map(({ label, count }) => ({ words: label, count }))} />
      )}
      {sampleSize !== null && (
        <Text as="p" tone="subdued">
          Worked out from {sampleSize.toLocaleString("en-GB")} of them, chosen by chance, and reckoned up to all.
        </Text>
      )}
      {notices.map((notice) => (
        <Banner key={notice} tone="warning">
          <p>{notice}</p>
        </Banner>
      ))}
    </BlockStack>
  );
}

function Reasons({ title, reasons }: { title: string; reasons: readonly { words: string; count: number }[] }) {
  if (reasons.length === 0) return null;
  return (
    <TallyTable
      caption={title}
      heading="Shoppers"
      rows={reasons.map(({ words, count }) => ({ key: words, label: words, count }))}
    />
  );
}
