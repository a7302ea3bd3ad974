import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { RecordTable } from "~/components/record-table";
import type { ResultsView } from "./results-view";

type Point = ResultsView["path"][number];

const [width, height] = [600, 160];
const [least, most] = [-1, 2];

/** How the first difference went, from look to look: it narrows as more shoppers are counted. */
export function PathCard({ path }: { path: Point[] }) {
  const [isOpen, setIsOpen] = useState(false);
  if (path.length < 2) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          From look to look
        </Text>
        <Picture path={path} />
        <InlineStack>
          <Button ariaExpanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
            {isOpen ? "Hide the table" : "Show as a table"}
          </Button>
        </InlineStack>
        {isOpen && (
          <RecordTable
            resource={{ singular: "look", plural: "looks" }}
            columns={[
              { title: "Day" },
              { title: "Counted", isNumber: true },
              { title: "Difference", isNumber: true },
              { title: "Lies", isText: true },
            ]}
            rows={path.toReversed().map(({ day, people, lift, range }, i) => ({
              id: String(i),
              cells: [day, people.toLocaleString("en-GB"), lift, range],
            }))}
          />
        )}
      </BlockStack>
    </Card>
  );
}

function Picture({ path }: { path: Point[] }) {
  const x = (i: number) => (i / (path.length - 1)) * width;
  const y = (lift: number) => ((most - lift) / (most - least)) * height;
  const upper = path.map(({ until }, i) => `${x(i)},${y(until)}`);
  const lower = path.map(({ from }, i) => `${x(i)},${y(from)}`).toReversed();
  const line = path.flatMap(({ at }, i) => (at === null ? [] : [`${x(i)},${y(at)}`]));
  const [first, last] = [path[0], path.at(-1)];
  const label = `${first?.day ?? ""}: ${first?.range ?? ""}. ${last?.day ?? ""}: ${last?.range ?? ""}`;
  return (
    <svg
      role="img"
      aria-label={label}
      width="100%"
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
    >
      <polygon points={[...upper, ...lower].join(" ")} fill="#2c6ecb" fillOpacity="0.15" />
      <polyline points={line.join(" ")} fill="none" stroke="#2c6ecb" strokeWidth="2" />
      <line x1={0} x2={width} y1={y(0)} y2={y(0)} stroke="#303030" strokeWidth="1" />
    </svg>
  );
}
