import { Card, Text } from "@shopify/polaris";
import { RecordTable } from "~/components/record-table";
import type { Side, viewSides } from "./view";

interface Props {
  pair: ReturnType<typeof viewSides>;
  keptId: string;
}

/** What is known of both, what differs, and what the kept one would show. */
export function SideBySide({ pair, keptId }: Props) {
  const isOneKept = keptId === pair.one.id;
  // Two of one name need to be told apart in the headings, too.
  const heads = pair.one.name === pair.other.name ? ["left", "right"] : ["", ""];
  const title = (name: string, side: string | undefined) => (side ? `${name} (${side})` : name);
  return (
    <Card padding="0">
      <RecordTable
        resource={{ singular: "property", plural: "properties" }}
        columns={[
          { title: "What" },
          { title: title(pair.one.name, heads[0]), isText: true },
          { title: title(pair.other.name, heads[1]), isText: true },
          { title: "Afterwards", isText: true },
        ]}
        rows={pair.sides.map((side) => ({ id: side.label, cells: cellsOf(side, isOneKept) }))}
      />
    </Card>
  );
}

function cellsOf({ label, one, other, together }: Side, isOneKept: boolean) {
  const after = together ?? (isOneKept ? one || other : other || one);
  const isDifferent = one !== other && one !== "" && other !== "";
  const value = (text: string) => (
    <Text as="span" fontWeight={isDifferent ? "semibold" : "regular"} breakWord>
      {text || "–"}
    </Text>
  );
  return [
    <Text key="label" as="span" tone="subdued">
      {label}
    </Text>,
    value(one),
    value(other),
    after || "–",
  ];
}
