import { BlockStack, useBreakpoints } from "@shopify/polaris";
import type { ReactNode } from "react";

/** Keeps what stands beside a long form in sight while that is scrolled; where there is no room beside it, it follows. */
export function StayInSight({ children }: { children: ReactNode }) {
  const { mdUp } = useBreakpoints();
  return (
    <div style={mdUp ? { insetBlockStart: 0, maxBlockSize: "100vh", overflow: "hidden auto", position: "sticky" } : {}}>
      <BlockStack gap="400">{children}</BlockStack>
    </div>
  );
}
