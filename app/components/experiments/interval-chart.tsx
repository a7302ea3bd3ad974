import { BlockStack, Text } from "@shopify/polaris";

/** A lift, and from where to where it may lie: 0.3 is 30 % more. */
export interface IntervalRow {
  name: string;
  lift: string;
  range: string;
  /** The same of what was spent, as an aside; null while nothing can be said of it. */
  spent: string | null;
  /** For the picture, from −1 to 2. */
  at: number | null;
  from: number;
  until: number;
}

const [width, height] = [300, 16];
const [least, most] = [-1, 2];
const x = (lift: number) => ((lift - least) / (most - least)) * width;

/** Each lift with its interval, as a line over one scale and in words beside it; the line in the middle is “no difference”. */
export function IntervalChart({ rows }: { rows: readonly IntervalRow[] }) {
  if (rows.length === 0) return <Text as="p">There is nothing to compare with any more.</Text>;
  return (
    <BlockStack gap="300">
      {rows.map((row) => (
        <BlockStack key={row.name} gap="100">
          <Text as="p">
            {row.name}: <strong>{row.lift}</strong>, {row.range}
          </Text>
          <Line row={row} />
          {row.spent !== null && (
            <Text as="p" tone="subdued">
              Spent per shopper: {row.spent}. It decides nothing, for a few large orders move it.
            </Text>
          )}
        </BlockStack>
      ))}
      <Text as="p" tone="subdued">
        With a certainty of 95 %, however often it was looked at, the true difference lies within the line. Where the
        line crosses the mark, there may be no difference at all.
      </Text>
    </BlockStack>
  );
}

function Line({ row: { name, lift, range, at, from, until } }: { row: IntervalRow }) {
  const middle = height / 2;
  const isSure = from > 0 || until < 0;
  const color = isSure ? "#29845a" : "#616161";
  return (
    <svg
      role="img"
      aria-label={`${name}: ${lift}, ${range}`}
      width="100%"
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      style={{ maxWidth: "40rem" }}
    >
      <line x1={0} x2={width} y1={middle} y2={middle} stroke="#ebebeb" />
      <line x1={x(0)} x2={x(0)} y1={0} y2={height} stroke="#303030" strokeWidth="1.5" />
      {at !== null && (
        <>
          <line x1={x(from)} x2={x(until)} y1={middle} y2={middle} stroke={color} strokeWidth="4" />
          <rect x={x(at) - 1.5} y={2} width={3} height={height - 4} fill={color} />
        </>
      )}
    </svg>
  );
}
