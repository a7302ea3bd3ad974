import { BlockStack, Box, IndexTable, Text, useBreakpoints } from "@shopify/polaris";
import type { ReactNode } from "react";
import type { usePaging } from "./paging";

export interface Column {
  title: string;
  /** Numbers stand at the end of their column. */
  isNumber?: boolean;
  /** Whole sentences: they are broken into lines. */
  isText?: boolean;
  /** What the cells say of themselves needs no heading that is seen, a button for example. */
  isPlain?: boolean;
}

interface Props {
  resource: { singular: string; plural: string };
  columns: [Column, ...Column[]];
  /** Each row's cells in the order of the columns. A `RecordLink` makes the whole row lead where it leads. */
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
            cells.map((cell, at) => (
              <Cell key={columns[at]?.title} column={columns[at]} isName={at === 0} cell={cell} />
            ))
          )}
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}

function heading({ title, isNumber, isPlain }: Column) {
  return { id: title, title, hidden: isPlain ?? false, ...(isNumber ? { alignment: "end" as const } : {}) };
}

function Cell({ column, isName, cell }: { column: Column | undefined; isName: boolean; cell: ReactNode }) {
  if (column?.isNumber) {
    return (
      <IndexTable.Cell>
        <Text as="span" alignment="end" numeric>
          {cell}
        </Text>
      </IndexTable.Cell>
    );
  }
  if (!isName && !column?.isText) return <IndexTable.Cell>{cell}</IndexTable.Cell>;
  return (
    <IndexTable.Cell>
      <div style={{ ...wrapping, minWidth: isName ? "8rem" : "12rem" }}>{cell}</div>
    </IndexTable.Cell>
  );
}

/** The first cell names the record; the others follow it, side by side as far as they fit, sentences on lines of their own. */
function Narrow({ columns, cells: [name, ...values] }: { columns: Column[]; cells: ReactNode[] }) {
  return (
    <Box padding="300" width="100%">
      <BlockStack gap="100">
        <div style={wrapping}>{name}</div>
        <div style={{ alignItems: "center", display: "flex", flexWrap: "wrap", gap: "0.25rem 1rem" }}>
          {values.map((value, i) => (
            <Labelled key={columns[i + 1]?.title} column={columns[i + 1]} value={value} />
          ))}
        </div>
      </BlockStack>
    </Box>
  );
}

function Labelled({ column, value }: { column: Column | undefined; value: ReactNode }) {
  if (value === "") return null;
  const isText = column?.isText ?? false;
  return (
    <div style={{ ...(isText ? { flexBasis: "100%" } : { display: "flex", gap: "0.5rem" }), ...wrapping }}>
      {column && !column.isPlain && (
        <div style={{ flexShrink: 0, ...(isText && { display: "inline", marginInlineEnd: "0.5rem" }) }}>
          <Text as="span" tone="subdued">
            {column.title}
          </Text>
        </div>
      )}
      <div style={isText ? { display: "inline" } : {}}>{value}</div>
    </div>
  );
}

const wrapping = { overflowWrap: "anywhere", whiteSpace: "normal" } as const;
