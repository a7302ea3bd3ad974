import { BlockStack, Button, Card, DataTable, InlineStack, Text } from "@shopify/polaris";
import { Suspense, useEffect, useState, type ReactNode } from "react";
import { shownCell, type ReportTable } from "~/lib/report-table";

interface Props {
  title: string;
  /** What it shows in a sentence, by which clock, and what is not complete yet. */
  about: string;
  /** The very figures of the chart. */
  table: ReportTable;
  /** Kept free until the chart is there, in pixels. */
  height: number;
  /** Charts measure the page, which a server cannot: a lazy one, drawn once the page is there. */
  children: ReactNode;
}

/** A chart with the table behind it, for who would rather read than look. */
export function ChartCard({ title, about, table, height, children }: Props) {
  const [isTable, setIsTable] = useState(false);
  const [isMounted, setIsMounted] = useState(false);
  useEffect(() => setIsMounted(true), []);
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {title}
          </Text>
          <Button
            variant="plain"
            onClick={() => setIsTable(!isTable)}
            ariaExpanded={isTable}
            accessibilityLabel={`${title}: ${isTable ? "show as chart" : "show as table"}`}
          >
            {isTable ? "Show as chart" : "Show as table"}
          </Button>
        </InlineStack>
        <Text as="p" tone="subdued">
          {about}
        </Text>
        {isTable ? (
          <TableBehind {...table} />
        ) : (
          <div style={{ height }}>{isMounted && <Suspense fallback={null}>{children}</Suspense>}</div>
        )}
      </BlockStack>
    </Card>
  );
}

function TableBehind({ columns, rows, currency }: ReportTable) {
  return (
    <DataTable
      columnContentTypes={columns.map(({ kind }) => (kind === "text" ? "text" : "numeric"))}
      headings={columns.map(({ title }) => title)}
      rows={rows.map(({ cells }) => columns.map(({ kind }, at) => shownCell(kind, cells[at] ?? null, currency)))}
    />
  );
}
