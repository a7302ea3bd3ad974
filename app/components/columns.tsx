import { BlockStack, InlineGrid } from "@shopify/polaris";
import type { ReactNode } from "react";

/** What is written, and beside it what comes of it; on a phone one after the other. */
export function Columns({ main, aside }: { main: ReactNode; aside: ReactNode }) {
  return (
    <InlineGrid columns={{ xs: "minmax(0, 1fr)", md: "minmax(0, 5fr) minmax(0, 6fr)" }} gap="400">
      <BlockStack gap="400">{main}</BlockStack>
      <BlockStack gap="400">{aside}</BlockStack>
    </InlineGrid>
  );
}
