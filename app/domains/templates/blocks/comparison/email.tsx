import { Over, Room } from "../parts";
import type { BlockProps } from "../sight";

/** A table of data, told as one to who hears it. */
export function ComparisonEmail({ block, sight }: BlockProps<"comparison">) {
  const { styles, theme } = sight;
  const border = `1px solid ${theme.day.line}`;
  const cell = {
    ...styles.small,
    borderBottom: border,
    padding: "10px 8px 10px 0",
    textAlign: "left",
    verticalAlign: "top",
  } as const;
  return (
    <Room>
      <Over text={block.heading} sight={sight} />
      <table width="100%" border={0} cellPadding="0" cellSpacing="0" style={{ borderCollapse: "collapse" }}>
        <thead>
          <tr>
            <td className="text line" style={{ ...cell, width: "34%" }} />
            {[block.left, block.right].map((name, i) => (
              <th key={i} scope="col" className="text line" style={{ ...cell, fontWeight: 700, width: "33%" }}>
                {sight.line(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row, i) => (
            <tr key={i}>
              <th scope="row" className="quiet line" style={{ ...cell, color: theme.day.quiet, fontWeight: 400 }}>
                {sight.line(row.point)}
              </th>
              <td className="text line" style={cell}>
                {sight.line(row.left)}
              </td>
              <td className="text line" style={cell}>
                {sight.line(row.right)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Room>
  );
}
