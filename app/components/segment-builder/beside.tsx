import { BlockStack, InlineGrid, useBreakpoints } from "@shopify/polaris";
import type { ReactNode } from "react";

const gap = 16;

interface Props {
  children: ReactNode;
  /** Stays in sight while the page is scrolled; on a phone it comes after the rest. */
  aside: ReactNode;
}

/** What is worked on, and beside it what comes of it. */
export function Beside({ children, aside }: Props) {
  const isBeside = useBreakpoints().mdUp;
  // A little room around it keeps the shadows and focus rings of what is in it whole.
  const style = { margin: -4, maxHeight: `calc(100vh - ${2 * gap}px)`, overflowY: "auto", padding: 4 } as const;
  return (
    <InlineGrid columns={{ xs: 1, md: ["twoThirds", "oneThird"] }} gap="400">
      <BlockStack gap="400">{children}</BlockStack>
      <div>
        <div style={isBeside ? { ...style, position: "sticky", top: gap } : {}}>
          <BlockStack gap="400">{aside}</BlockStack>
        </div>
      </div>
    </InlineGrid>
  );
}
