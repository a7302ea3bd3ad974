import { BlockStack, SkeletonBodyText, Text } from "@shopify/polaris";
import { Present, presentWords } from "./present";
import type { Estimated } from "./use-estimates";

interface Props {
  name: string;
  query: string;
  estimated: Estimated;
}

/** How many it would have, and whether the shop has what it looks at. */
export function Expected({ name, query, estimated }: Props) {
  if (estimated.state === "asking") {
    return (
      <div style={{ width: "10rem" }}>
        <SkeletonBodyText lines={1} />
      </div>
    );
  }
  const { count = null, missing = null } = estimated.estimate ?? {};
  return (
    <BlockStack gap="100">
      {count ? <Text as="p">{presentWords(count)}</Text> : <Present name={name} query={query} />}
      {missing !== null && missing.length > 0 && (
        <Text as="p" tone="caution">
          Needs {listed(missing)}, and you have none yet
        </Text>
      )}
    </BlockStack>
  );
}

function listed(words: readonly string[]): string {
  return new Intl.ListFormat("en-GB").format(words);
}
