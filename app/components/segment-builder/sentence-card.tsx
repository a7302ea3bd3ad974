import { BlockStack, Card, Text } from "@shopify/polaris";
import { sentence } from "~/domains/segments";
import type { Definition } from "~/domains/segments/model";
import { useBuilder } from "./builder-context";

interface Props {
  /** What can be said; null while something is not filled in. */
  definition: Definition | null;
  isEmpty: boolean;
}

/** What the segment means, as one sentence to read aloud. */
export function SentenceCard({ definition, isEmpty }: Props) {
  const { names } = useBuilder();
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          In a sentence
        </Text>
        {definition ? (
          <Text as="p">
            <span style={{ overflowWrap: "anywhere" }}>{sentence(definition, names)}</span>
          </Text>
        ) : (
          <Text as="p" tone="subdued">
            {isEmpty
              ? "It stands here as soon as there is a condition."
              : "It stands here again when every condition is filled in."}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}
