import { Badge, BlockStack, InlineStack, Text } from "@shopify/polaris";
import { NothingHere } from "~/components/nothing-here";
import { usePaging, type Page } from "~/components/paging";
import { RecordLink } from "~/components/record-link";
import { RecordTable } from "~/components/record-table";
import { FlowSwitch } from "./flow-switch";
import { RankButtons } from "./rank-buttons";
import type { FlowRow } from "./rows.server";

/** The shop's flows: what starts each, who is in it, what it did, and its switch. */
export function FlowTable({ rows, canSend }: { rows: Page<FlowRow>; canSend: boolean }) {
  return (
    <RecordTable
      resource={{ singular: "flow", plural: "flows" }}
      columns={[
        { title: "Flow" },
        { title: "State" },
        { title: "In it now", isNumber: true },
        { title: "Started", isNumber: true },
        { title: "Sent", isNumber: true },
        { title: "Not sent", isNumber: true },
        { title: "Orders after a click", isNumber: true },
        { title: "Goes first" },
        { title: "Turn on or off", isPlain: true },
      ]}
      rows={rows.rows.map((row) => ({ id: String(row.id), cells: cellsOf(row, canSend) }))}
      empty={
        <NothingHere
          heading="There is no flow yet"
          action={{ content: "Start from a ready flow", url: "/app/flows/new" }}
        >
          A flow writes by itself when something happens: a cart is left, a first order comes, somebody goes quiet.
          Begin with one that is ready and make it yours.
        </NothingHere>
      }
      pagination={usePaging(rows)}
    />
  );
}

function cellsOf(row: FlowRow, canSend: boolean) {
  return [
    <BlockStack key="name">
      <RecordLink url={`/app/flows/${row.id}`}>
        <Text as="span" fontWeight="semibold">
          {row.name}
        </Text>
      </RecordLink>
      <Text as="span" tone="subdued">
        {row.trigger}
      </Text>
    </BlockStack>,
    <State key="state" {...row} />,
    ...[row.people, row.started, row.sent, row.skipped, row.orders].map((count) => count.toLocaleString("en-GB")),
    <RankButtons key="rank" flow={row} />,
    <FlowSwitch key="switch" flow={row} canSend={canSend} />,
  ];
}

function State({ isOn, version, hasDraft }: FlowRow) {
  if (version === 0) return <Badge tone="attention">Not published</Badge>;
  return (
    <InlineStack gap="100">
      <Badge {...(isOn ? { tone: "success" as const } : {})}>{isOn ? "On" : "Off"}</Badge>
      {hasDraft && <Badge tone="info">With a draft</Badge>}
    </InlineStack>
  );
}
