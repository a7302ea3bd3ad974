import { useFetcher } from "@remix-run/react";
import { Badge, BlockStack, Box, Button, Card, Text } from "@shopify/polaris";
import { RecordLink } from "~/components/record-link";
import { RecordTable } from "~/components/record-table";
import { useToast, type Told } from "~/components/use-toast";
import type { MergeView } from "./view";

/** What was merged, each with the way back; nothing while nothing was. */
export function MergedTable({ merges }: { merges: MergeView[] }) {
  if (merges.length === 0) return null;
  return (
    <Card padding="0">
      <Box padding="400" paddingBlockEnd="0">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            Merged
          </Text>
          <Text as="p" tone="subdued">
            Undoing puts back everything the other shopper had. What has come in since the merge stays with the one who
            was kept.
          </Text>
        </BlockStack>
      </Box>
      <RecordTable
        resource={{ singular: "merge", plural: "merges" }}
        columns={[
          { title: "Kept" },
          { title: "Merged from", isText: true },
          { title: "When" },
          { title: "How" },
          { title: "Undo", isPlain: true },
        ]}
        rows={merges.map((merge) => ({ id: merge.id, cells: cellsOf(merge) }))}
      />
    </Card>
  );
}

function cellsOf(merge: MergeView) {
  return [
    <RecordLink key="kept" url={`/app/shoppers/${merge.keptId}`}>
      {merge.keptName}
    </RecordLink>,
    <BlockStack key="other">
      <span>{merge.other}</span>
      {merge.problem && (
        <Text as="span" tone="critical">
          {merge.problem}
        </Text>
      )}
    </BlockStack>,
    merge.at,
    merge.by,
    <End key="end" merge={merge} />,
  ];
}

function End({ merge }: { merge: MergeView }) {
  if (merge.isWorking) return <Badge tone="info">{merge.state === "asked" ? "Being merged" : "Being undone"}</Badge>;
  if (merge.state === "undone") return <Badge>{`Undone on ${merge.undone ?? ""}`}</Badge>;
  if (merge.state === "refused") return <Badge tone="warning">Not merged</Badge>;
  return <Undo mergeId={merge.id} other={merge.other} />;
}

function Undo({ mergeId, other }: { mergeId: string; other: string }) {
  const fetcher = useFetcher<{ told: Told }>();
  useToast(fetcher.data?.told);
  return (
    <fetcher.Form method="post">
      <input type="hidden" name="wish" value="undo" />
      <input type="hidden" name="mergeId" value={mergeId} />
      <Button submit loading={fetcher.state !== "idle"} accessibilityLabel={`Undo the merge of ${other}`}>
        Undo
      </Button>
    </fetcher.Form>
  );
}
