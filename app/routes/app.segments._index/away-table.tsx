import { Text } from "@shopify/polaris";
import { NothingHere } from "~/components/nothing-here";
import { usePaging, type Page } from "~/components/paging";
import { RecordTable } from "~/components/record-table";
import { titleOfChoice } from "~/components/segment-builder/titles";
import type { Family } from "~/domains/segments/model";
import { TakeBack } from "./take-back";

export interface AwayRow {
  id: number;
  name: string;
  family: Family;
  since: string;
}

/** Segments that were put away, each with the way back. */
export function AwayTable({ rows }: { rows: Page<AwayRow> }) {
  return (
    <RecordTable
      resource={{ singular: "segment", plural: "segments" }}
      columns={[
        { title: "Segment" },
        { title: "Family" },
        { title: "Put away on" },
        { title: "Take back", isPlain: true },
      ]}
      rows={rows.rows.map(({ id, name, family, since }) => ({
        id: String(id),
        cells: [
          <Text key="name" as="span" fontWeight="semibold">
            {name}
          </Text>,
          titleOfChoice(family),
          since,
          <TakeBack key="back" id={id} name={name} />,
        ],
      }))}
      empty={
        <NothingHere heading="Nothing is put away" action={{ content: "Show all segments", url: "/app/segments" }}>
          A segment that you put away, or merge into another, stands here. Its history stays, and you can take it back.
        </NothingHere>
      }
      pagination={usePaging(rows)}
    />
  );
}
