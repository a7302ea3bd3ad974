import { Badge, Text } from "@shopify/polaris";
import { NothingHere } from "~/components/nothing-here";
import { usePaging, type Page } from "~/components/paging";
import { RecordLink } from "~/components/record-link";
import { RecordTable } from "~/components/record-table";
import type { TemplateRow } from "./rows.server";

/** The shop's messages, each with what sends it and how it stands. */
export function TemplateTable({ rows }: { rows: Page<TemplateRow> }) {
  return (
    <RecordTable
      resource={{ singular: "template", plural: "templates" }}
      columns={[
        { title: "Template" },
        { title: "Sent by", isText: true },
        { title: "Last change" },
        { title: "State" },
      ]}
      rows={rows.rows.map((row) => ({ id: String(row.id), cells: cellsOf(row) }))}
      empty={
        <NothingHere
          heading="There is no template yet"
          action={{ content: "Start from a ready message", url: "/app/templates/new" }}
        >
          A template is what a message says. Begin with one that is ready, and make it yours: other words, other
          pictures, and other versions for other segments.
        </NothingHere>
      }
      pagination={usePaging(rows)}
    />
  );
}

function cellsOf({ id, name, uses, changedAt, version, hasDraft }: TemplateRow) {
  return [
    <RecordLink key="name" url={`/app/templates/${id}`}>
      <Text as="span" fontWeight="semibold">
        {name}
      </Text>
    </RecordLink>,
    uses.length === 0 ? "Nothing yet" : uses.join(", "),
    changedAt,
    <State key="state" version={version} hasDraft={hasDraft} />,
  ];
}

function State({ version, hasDraft }: { version: number; hasDraft: boolean }) {
  if (version === 0) return <Badge tone="attention">Not published</Badge>;
  if (hasDraft) return <Badge tone="info">Published, with a draft</Badge>;
  return <Badge tone="success">Published</Badge>;
}
