import { BlockStack, Box, Button, Text } from "@shopify/polaris";
import type { ReactNode } from "react";

interface Props {
  heading: string;
  /** What has to happen for something to stand here. */
  children: ReactNode;
  /** The first step towards it. */
  action?: { content: string; url: string };
}

/** What stands in the place of a list while there is nothing to list. */
export function NothingHere({ heading, children, action }: Props) {
  return (
    <Box padding={{ xs: "600", sm: "1000" }}>
      <BlockStack gap="300" inlineAlign="center">
        <Text as="h2" variant="headingMd" alignment="center">
          {heading}
        </Text>
        <div style={{ maxWidth: "28rem" }}>
          <Text as="p" tone="subdued" alignment="center">
            {children}
          </Text>
        </div>
        {action && (
          <Button url={action.url} variant="primary">
            {action.content}
          </Button>
        )}
      </BlockStack>
    </Box>
  );
}
