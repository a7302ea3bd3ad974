import { Card, BlockStack, Text } from "@shopify/polaris";
import { clockTime } from "~/components/clock-times";

export const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** A time of the week in which mail goes out, in minutes since Monday began. */
interface Span {
  from: number;
  until: number;
}

const minutesPerDay = 1440;

/** The week as it comes out of quiet hours and days: one bar for each day, filled while mail goes out. */
export function Week({ spans }: { spans: Span[] }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          When mail goes out
        </Text>
        <ul style={{ display: "grid", gap: "0.375rem", listStyle: "none", margin: 0, padding: 0 }}>
          {weekdays.map((name, day) => (
            <Day key={name} name={name} spans={ofDay(spans, day)} />
          ))}
        </ul>
      </BlockStack>
    </Card>
  );
}

function Day({ name, spans }: { name: string; spans: Span[] }) {
  const words = spans.map(({ from, until }) => `${clockTime(from)}–${clockTime(until)}`).join(", ");
  return (
    <li style={{ alignItems: "center", display: "grid", gap: "0.5rem", gridTemplateColumns: "2.5rem 1fr 7rem" }}>
      <Text as="span">
        <span aria-hidden="true">{name.slice(0, 3)}</span>
        <Text as="span" visuallyHidden>
          {name}
        </Text>
      </Text>
      <svg aria-hidden="true" viewBox={`0 0 ${minutesPerDay} 60`} preserveAspectRatio="none" width="100%" height="14">
        <rect width={minutesPerDay} height="60" fill="var(--p-color-bg-surface-tertiary)" />
        {spans.map(({ from, until }) => (
          <rect key={from} x={from} width={until - from} height="60" fill="var(--p-color-bg-fill-success)" />
        ))}
      </svg>
      <Text as="span" tone="subdued" variant="bodySm">
        {words || "Nothing"}
      </Text>
    </li>
  );
}

function ofDay(spans: Span[], day: number): Span[] {
  const begin = day * minutesPerDay;
  return spans
    .map(({ from, until }) => ({ from: Math.max(from - begin, 0), until: Math.min(until - begin, minutesPerDay) }))
    .filter(({ from, until }) => from < until);
}
