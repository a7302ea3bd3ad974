import { Badge, BlockStack, ProgressBar, Text } from "@shopify/polaris";
import { RecordTable } from "~/components/record-table";
import { Section } from "./section";
import type { HealthView } from "./view";
import { WishButton } from "./wish-button";

type BackfillView = HealthView["backfills"][number];

const badges: Record<BackfillView["state"], { tone?: "info" | "success" | "critical"; words: string }> = {
  waiting: { words: "Waiting" },
  running: { tone: "info", words: "Shopify is collecting" },
  importing: { tone: "info", words: "Being read" },
  done: { tone: "success", words: "Read" },
  failed: { tone: "critical", words: "Failed" },
};

/** How the shop's past was read, kind by kind. */
export function Backfills({ backfills }: { backfills: BackfillView[] }) {
  const hasFailed = backfills.some(({ state }) => state === "failed");
  return (
    <Section
      title="History of your shop"
      about={
        hasFailed
          ? "Part of it could not be read. Nobody is written to before all of it is there."
          : "What was there before the app was installed. Whatever belongs to something is a record too: an order's lines, a product's variants."
      }
      action={
        hasFailed ? (
          <WishButton
            wish="retry"
            receipt="all"
            label="Try again"
            accessibilityLabel="Try to read the failed history again"
          />
        ) : null
      }
    >
      {backfills.length > 0 && (
        <RecordTable
          resource={{ singular: "kind", plural: "kinds" }}
          columns={[
            { title: "Kind" },
            { title: "Status", isText: true },
            { title: "Records", isNumber: true },
            { title: "Finished" },
          ]}
          rows={backfills.map((backfill) => ({ id: backfill.kind, cells: cellsOf(backfill) }))}
        />
      )}
    </Section>
  );
}

function cellsOf({ kind, state, objectsDone, objectsTotal, attempts, reason, finished }: BackfillView) {
  const { tone, words } = badges[state];
  const isUnderWay = state === "importing" && Boolean(objectsTotal);
  return [
    <Text key="kind" as="span" fontWeight="semibold">
      {kind[0]?.toUpperCase() + kind.slice(1)}
    </Text>,
    <BlockStack key="state" gap="100" inlineAlign="start">
      {tone ? <Badge tone={tone}>{words}</Badge> : <Badge>{words}</Badge>}
      {isUnderWay && <ProgressBar progress={Math.round((objectsDone / (objectsTotal ?? 1)) * 100)} size="small" />}
      {reason && (
        <Text as="span" tone="subdued" breakWord>
          {reason}
          {attempts > 1 && ` (attempt ${attempts})`}
        </Text>
      )}
    </BlockStack>,
    objectsTotal === null
      ? objectsDone.toLocaleString("en-GB")
      : `${objectsDone.toLocaleString("en-GB")} of ${objectsTotal.toLocaleString("en-GB")}`,
    finished ?? "–",
  ];
}
