import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { formatDay } from "~/components/dates";
import { RecordTable } from "~/components/record-table";
import type { ResultView } from "./load.server";

type Days = ResultView["days"];

const [width, height] = [720, 120];
const [blue, orange, grey] = ["#2c6ecb", "#d9822b", "#616161"];

/** Each day: who came in, and what would have been sent and not; as a picture, and the same as a table. */
export function DaysCard({ days }: { days: Days }) {
  const [isTable, setTable] = useState(false);
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h2" variant="headingMd">
            Day by day
          </Text>
          <Button onClick={() => setTable(!isTable)} pressed={isTable}>
            As a table
          </Button>
        </InlineStack>
        {isTable ? <Table days={days} /> : <Picture days={days} />}
      </BlockStack>
    </Card>
  );
}

function Picture({ days }: { days: Days }) {
  const most = Math.max(1, ...days.map(({ came, sent, skipped }) => Math.max(came, sent + skipped)));
  const step = width / Math.max(1, days.length);
  const tall = (count: number) => (count / most) * height;
  const [first, last] = [days[0], days.at(-1)];
  const sent = days.reduce((sum, day) => sum + day.sent, 0);
  const label =
    first && last
      ? `${sent} messages sent from ${dayWords(first.day)} to ${dayWords(last.day)}, ${most} at most on a day`
      : "";
  return (
    <BlockStack gap="100">
      <svg role="img" aria-label={label} viewBox={`0 0 ${width} ${height}`} width="100%" style={{ display: "block" }}>
        {days.map(({ day, came, sent, skipped }, i) => (
          <g key={day} transform={`translate(${i * step} 0)`}>
            <rect x={step * 0.1} width={step * 0.35} y={height - tall(came)} height={tall(came)} fill={grey} />
            <rect x={step * 0.5} width={step * 0.4} y={height - tall(sent)} height={tall(sent)} fill={blue} />
            <rect
              {...{ x: step * 0.5, width: step * 0.4, fill: orange }}
              {...{ y: height - tall(sent + skipped), height: tall(skipped) }}
            />
          </g>
        ))}
      </svg>
      <InlineStack align="space-between">
        <Text as="span" tone="subdued" variant="bodySm">
          {first && dayWords(first.day)}
        </Text>
        <span aria-hidden="true" style={{ fontSize: 12 }}>
          <span style={{ color: grey }}>■</span> came in <span style={{ color: blue }}>■</span> sent{" "}
          <span style={{ color: orange }}>■</span> not sent
        </span>
        <Text as="span" tone="subdued" variant="bodySm">
          {last && dayWords(last.day)}
        </Text>
      </InlineStack>
    </BlockStack>
  );
}

function Table({ days }: { days: Days }) {
  return (
    <RecordTable
      resource={{ singular: "day", plural: "days" }}
      columns={[
        { title: "Day" },
        { title: "Came in", isNumber: true },
        { title: "Sent", isNumber: true },
        { title: "Not sent", isNumber: true },
      ]}
      rows={days.map(({ day, came, sent, skipped }) => ({ id: day, cells: [dayWords(day), came, sent, skipped] }))}
    />
  );
}

/** A day of the shop's calendar, "2026-10-24", as people write it. */
function dayWords(day: string): string {
  return formatDay(new Date(day), "UTC");
}
