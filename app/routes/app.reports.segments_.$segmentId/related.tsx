import { BlockStack, Box, Card, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { RecordLink } from "~/components/record-link";
import { RecordTable } from "~/components/record-table";
import { shownCell, type ReportTable } from "~/lib/report-table";
import type { LoadedReport } from "./load.server";
import { overlapTable, versionTable } from "./tables";

/** Who is in other segments, too, and what came of what the segment meant before. */
export function Related({ report: { figures, segment, currency } }: { report: LoadedReport }) {
  const people = figures.value?.people ?? 0;
  return (
    <>
      <Titled title="In other segments, too" about="As of last night: the ten in which most of these shoppers are.">
        <Rows
          table={overlapTable(figures.overlaps, people, currency)}
          resource={{ singular: "segment", plural: "segments" }}
        />
      </Titled>
      <Titled
        title="By what it meant"
        about="Each version with the messages that it was the reason of. One that has ended is counted until the window for its last messages is over, and then never changes."
      >
        <Rows
          table={versionTable(segment.id, figures.versions, currency)}
          resource={{ singular: "version", plural: "versions" }}
        />
      </Titled>
    </>
  );
}

function Titled({ title, about, children }: { title: string; about: string; children: ReactNode }) {
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {title}
          </Text>
          <Text as="p" tone="subdued">
            {about}
          </Text>
        </BlockStack>
      </Box>
      {children}
    </Card>
  );
}

/** All rows of a short table. */
function Rows({
  table: { columns, rows, currency },
  resource,
}: {
  table: ReportTable;
  resource: { singular: string; plural: string };
}) {
  const [first, ...others] = columns;
  const heading = ({ title, kind }: ReportTable["columns"][number]) => ({ title, isNumber: kind !== "text" });
  return (
    <RecordTable
      resource={resource}
      columns={[heading(first), ...others.map(heading)]}
      rows={rows.map(({ id, url, cells }) => ({
        id,
        cells: columns.map(({ kind, title }, at) => {
          const words = shownCell(kind, cells[at] ?? null, currency);
          return at === 0 && url !== undefined ? (
            <RecordLink key={title} url={url}>
              {words}
            </RecordLink>
          ) : (
            words
          );
        }),
      }))}
      empty={
        <Box padding="400">
          <Text as="p" tone="subdued">
            Nothing to show here yet.
          </Text>
        </Box>
      }
    />
  );
}
