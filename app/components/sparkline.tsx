const [width, height] = [120, 28];

/** A small line of how a number went; the words beside it say the same. */
export function Sparkline({ values, label }: { values: number[]; label: string }) {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const x = (i: number) => (values.length < 2 ? 0 : (i / (values.length - 1)) * width);
  // A line that never changes lies in the middle.
  const y = (value: number) =>
    most === least ? height / 2 : height - 2 - ((value - least) / (most - least)) * (height - 4);
  return (
    <svg role="img" aria-label={label} width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      <polyline
        points={values.map((value, i) => `${x(i)},${y(value)}`).join(" ")}
        fill="none"
        stroke="#2c6ecb"
        strokeWidth="1.5"
      />
    </svg>
  );
}
