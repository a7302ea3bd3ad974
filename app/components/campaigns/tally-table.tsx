import { Text } from "@shopify/polaris";
import type { ReactNode } from "react";

interface Row {
  key: string;
  label: ReactNode;
  count: number;
}

interface Props {
  caption: string;
  /** What is counted. */
  heading: string;
  rows: readonly Row[];
  /** What the rows add up to. */
  total?: { label: string; count: number };
}

/** How many of what: a small table that adds up. */
export function TallyTable({ caption, heading, rows, total }: Props) {
  return (
    <table style={{ borderCollapse: "collapse", width: "100%" }}>
      <caption style={{ paddingBlockEnd: "0.25rem", textAlign: "start" }}>
        <Text as="span" fontWeight="semibold">
          {caption}
        </Text>
      </caption>
      <thead style={visuallyHidden}>
        <tr>
          <th scope="col">What</th>
          <th scope="col">{heading}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, label, count }) => (
          <tr key={key}>
            <th scope="row" style={{ ...cell, fontWeight: "normal", overflowWrap: "anywhere", textAlign: "start" }}>
              {label}
            </th>
            <td style={{ ...cell, ...number }}>{count.toLocaleString("en-GB")}</td>
          </tr>
        ))}
      </tbody>
      {total && (
        <tfoot>
          <tr>
            <th scope="row" style={{ ...cell, textAlign: "start" }}>
              {total.label}
            </th>
            <td style={{ ...cell, ...number, fontWeight: 650 }}>{total.count.toLocaleString("en-GB")}</td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}

const cell = {
  borderBlockStart: "var(--p-border-width-025) solid var(--p-color-border-secondary)",
  padding: "0.375rem 0",
  verticalAlign: "top",
} as const;

const number = {
  fontVariantNumeric: "tabular-nums",
  paddingInlineStart: "0.75rem",
  textAlign: "end",
  whiteSpace: "nowrap",
} as const;

const visuallyHidden = {
  clip: "rect(0 0 0 0)",
  height: 1,
  overflow: "hidden",
  position: "absolute",
  width: 1,
} as const;
