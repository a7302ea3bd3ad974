import { Badge, BlockStack, InlineStack, Text } from "@shopify/polaris";
import { NothingHere } from "~/components/nothing-here";
import { usePaging, type Page } from "~/components/paging";
import { RecordLink } from "~/components/record-link";
import { RecordTable } from "~/components/record-table";
import { titleOfChoice } from "~/components/segment-builder/titles";
import { Sparkline } from "~/components/sparkline";
import type { PlacedRow } from "./arrange";
import type { Health } from "./health";

/** The segments, each with its size, its trend and how it stands. */
export function SegmentTable({ rows, isNarrowed }: { rows: Page<PlacedRow>; isNarrowed: boolean }) {
  return (
    <RecordTable
      resource={{ singular: "segment", plural: "segments" }}
      columns={[
        { title: "Segment" },
        { title: "Family" },
        { title: "Owner" },
        { title: "Shoppers now", isNumber: true },
        { title: "Last 30 days" },
        { title: "Health" },
      ]}
      rows={rows.rows.map((row) => ({ id: String(row.id), cells: cellsOf(row) }))}
      empty={isNarrowed ? <NoneFits /> : <NoneYet />}
      pagination={usePaging(rows)}
    />
  );
}

function cellsOf({ id, name, about, partOf, depth, family, owner, size, trend, health }: PlacedRow) {
  return [
    <div key="name" style={{ paddingInlineStart: `${Math.min(depth, 4) * 1.25}rem` }}>
      <BlockStack>
        <RecordLink url={`/app/segments/${id}`}>
          <Text as="span" fontWeight="semibold">
            {name}
          </Text>
        </RecordLink>
        {partOf && <Text as="span">Part of {partOf}</Text>}
        <Text as="span" tone="subdued">
          {about}
        </Text>
      </BlockStack>
    </div>,
    titleOfChoice(family),
    owner,
    size === null ? "–" : size.toLocaleString("en-GB"),
    size === null ? "–" : <Trend key="trend" name={name} size={size} trend={trend} />,
    <Badge key="health" {...(tones[health.health] && { tone: tones[health.health] })}>
      {health.words}
    </Badge>,
  ];
}

const tones: Partial<Record<Health, "success" | "info" | "warning">> = {
  ready: "success",
  working: "info",
  overdue: "warning",
};

function Trend({ name, size, trend }: { name: string; size: number; trend: number[] }) {
  const change = size - (trend[0] ?? size);
  const words = change === 0 ? "unchanged" : `${change > 0 ? "+" : "−"}${Math.abs(change).toLocaleString("en-GB")}`;
  return (
    <InlineStack gap="200" blockAlign="center" wrap={false}>
      <Sparkline values={trend} label={`${name} over the last 30 days: from ${trend[0] ?? size} to ${size}`} />
      <Text as="span" tone="subdued" numeric>
        {words}
      </Text>
    </InlineStack>
  );
}

function NoneFits() {
  return (
    <NothingHere heading="No segment fits" action={{ content: "Show all segments", url: "/app/segments" }}>
      Look for a part of a name, or take one of the filters away.
    </NothingHere>
  );
}

function NoneYet() {
  return (
    <NothingHere
      heading="Your segments appear when your history is read"
      action={{ content: "See how far it is", url: "/app" }}
    >
      Six of them come with the app: they say where each shopper stands, by their own rhythm of buying.
    </NothingHere>
  );
}
