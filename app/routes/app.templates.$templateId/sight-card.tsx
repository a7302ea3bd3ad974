import { BlockStack, Card, Select, Text } from "@shopify/polaris";
import type { Choices } from "~/domains/templates";
import { audience, useForm, type Content } from "~/domains/templates";
import { ReaderChoice } from "./reader-choice";
import { lookAs, showBranch, variedPlaces, type Sight } from "./sight";

interface Props {
  content: Content;
  sight: Sight;
  /** What is shown now; null while nothing is. */
  shown: Choices | null;
  titleOf(blockId: string): string;
  onChange(sight: Sight): void;
}

/** With whose eyes the message is looked at: a shopper's, or in versions that are chosen one by one. */
export function SightCard({ content, sight, shown, titleOf, onChange }: Props) {
  const { names } = useForm();
  const places = variedPlaces(content, titleOf);
  const branchShown = (place: string): number => {
    if (!sight.isAsReader) return sight.branches[place] ?? -1;
    if (place === "subject" || place === "preheader") return shown?.[place] ?? -1;
    return shown?.blocks[place] ?? -1;
  };
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          With whose eyes
        </Text>
        <ReaderChoice reader={sight.reader} onChoose={(reader) => onChange(lookAs(sight, reader))} />
        {places.length > 0 && (
          <Text as="p" tone="subdued">
            {sight.isAsReader
              ? "The versions below are those this shopper sees. Choose another to look at that one."
              : "Choose which version of each is shown."}
          </Text>
        )}
        {places.map(({ place, title, conditions }) => (
          <Select
            key={place}
            label={`${title} shown`}
            options={[
              ...conditions.map((when, i) => ({ label: `${i + 1}. ${audience(when, names)}`, value: String(i) })),
              { label: "Everybody else", value: "-1" },
            ]}
            value={String(Math.min(branchShown(place), conditions.length - 1))}
            onChange={(value) => onChange(showBranch(sight, place, Number(value)))}
          />
        ))}
      </BlockStack>
    </Card>
  );
}
