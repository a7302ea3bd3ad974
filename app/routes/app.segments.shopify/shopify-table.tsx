import { Badge, BlockStack, Checkbox, Link, Text } from "@shopify/polaris";
import type { ComponentProps } from "react";
import { RecordTable } from "~/components/record-table";
import { explain, isChoosable, stateOf, type SegmentView } from "./view";

interface Props {
  segments: readonly SegmentView[];
  chosen: readonly string[];
  onChoose: (chosen: string[]) => void;
  pagination: ComponentProps<typeof RecordTable>["pagination"];
}

/** Each segment with what it asks and what can be done with it. */
export function ShopifyTable({ segments, chosen, onChoose, pagination }: Props) {
  const toggle = (id: string, isChosen: boolean) =>
    onChoose(isChosen ? [...chosen, id] : chosen.filter((other) => other !== id));
  return (
    <RecordTable
      resource={{ singular: "segment", plural: "segments" }}
      columns={[{ title: "Segment" }, { title: "What it asks", isText: true }, { title: "State" }]}
      rows={segments.map((segment) => ({
        id: segment.id,
        cells: [
          <Name key="name" segment={segment} isChosen={chosen.includes(segment.id)} onToggle={toggle} />,
          <Meaning key="meaning" segment={segment} />,
          <State key="state" segment={segment} />,
        ],
      }))}
      pagination={pagination}
    />
  );
}

interface NameProps {
  segment: SegmentView;
  isChosen: boolean;
  onToggle: (id: string, isChosen: boolean) => void;
}

function Name({ segment, isChosen, onToggle }: NameProps) {
  const { id, name, verdict } = segment;
  if (verdict.state === "added" || verdict.state === "ours") {
    return <Link url={`/app/segments/${verdict.segmentId}`}>{name}</Link>;
  }
  if (!isChoosable(segment)) return <Text as="span">{name}</Text>;
  return <Checkbox label={name} checked={isChosen} onChange={(checked) => onToggle(id, checked)} />;
}

function Meaning({ segment }: { segment: SegmentView }) {
  const more = explain(segment);
  return (
    <BlockStack gap="100">
      <Text as="span" breakWord>
        {segment.sentence ?? segment.query}
      </Text>
      {more && (
        <Text as="span" tone="subdued" breakWord>
          {more}
        </Text>
      )}
    </BlockStack>
  );
}

function State({ segment }: { segment: SegmentView }) {
  const { words, tone } = stateOf(segment);
  return <Badge tone={tone}>{words}</Badge>;
}
