import { BlockStack, Button, Card, Select, Text } from "@shopify/polaris";
import { useState } from "react";

interface Props {
  title: string;
  profileId: string;
  segments: { id: number; name: string }[];
  /** The past day to ask of; null for now. */
  day?: string | null;
}

/** Leads to why a shopper is in a segment, or is not. */
export function SegmentChoice({ title, profileId, segments, day = null }: Props) {
  const [first] = segments;
  const [chosen, setChosen] = useState<string | null>(null);
  if (!first) return null;
  const isOffered = segments.some(({ id }) => String(id) === chosen);
  const value = chosen !== null && isOffered ? chosen : String(first.id);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {title}
        </Text>
        <Select
          label="Segment"
          options={segments.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={value}
          onChange={setChosen}
        />
        <Button url={`/app/segments/${value}/members/${profileId}${day === null ? "" : `?asOf=${day}`}`}>
          Why, or why not?
        </Button>
      </BlockStack>
    </Card>
  );
}
