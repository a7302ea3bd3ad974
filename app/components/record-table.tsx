import { BlockStack, Box, IndexTable, InlineStack, Text, useBreakpoints } from "@shopify/polaris";
import type { ReactNode } from "react";
import type { usePaging } from "./paging";

export interface Column {
  title: string;
  /** Numbers stand at the end of their column. */
  isNumber?: boolean;
}

interface Props {
  resource: { singular: string; plural: string };
  columns: [Column, ...Column[]];
  /** Each row's cells in the order of the columns. */
  rows: { id: string; cells: ReactNode[] }[];
  /** What stands in the table's place while there is nothing. */
  empty?: ReactNode;
  pagination?: ReturnType<typeof usePaging> | undefined;
}

/** A table of records; on a phone each record becomes a small card that names its values. */
export function RecordTable({ resource, columns, rows, empty, pagination }: Props) {
  const isNarrow = useBreakpoints().smDown;
  return (
    <IndexTable
      condensed={isNarrow}
      itemCount={rows.length}
      selectable={false}
      resourceName={resource}
      emptyState={empty}
      {...(pagination ? { pagination } : {})}
      headings={[heading(columns[0]), ...columns.slice(1).map(heading)]}
    >
      {rows.map(({ id, cells }, i) => (
        <IndexTable.Row key={id} id={id} position={i}>
          {isNarrow ? (
            <Narrow columns={columns} cells={cells} />
          ) : (
            cells.map((cell, at) => <Cell key={columns[at]?.title} column={columns[at]} cell={cell} />)
          )}
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}

function heading({ title, isNumber }: Column) {
  return { id: title, title, ...(isNumber ? { alignment: "end" as const } : {}) };
}

function Cell({ column, cell }: { column: Column | undefined; cell: ReactNode }) {
  if (!column?.isNumber) return <IndexTable.Cell>{cell}</IndexTable.Cell>;
  return (
    <IndexTable.Cell>
      <Text as="span" alignment="end" numeric>
        {cell}
      </Text>
    </IndexTable.Cell>
  );
}

function Narrow({ columns, cells }: { columns: Column[]; cells: ReactNode[] }) {
  return (
    <Box padding="300" width="100%">
      <BlockStack gap="100">
        {cells.map((cell, at) => (
          <InlineStack key={columns[at]?.title} gap="200" blockAlign="center">
            {at > 0 && columns[at]?.title && (
              <Text as="span" tone="subdued">
                {columns[at].title}
              </Text>
            )}
            <div style={{ overflowWrap: "anywhere", whiteSpace: "normal" }}>{cell}</div>
          </InlineStack>
        ))}
      </BlockStack>
    </Box>
  );
}
