import { BlockStack, Box, Card, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";

interface Props {
  title: string;
  /** What the section is about, in one sentence. */
  about: string;
  action?: ReactNode;
  children?: ReactNode;
}

/** A card with a title and what follows it edge to edge. */
export function Section({ title, about, action, children }: Props) {
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="100">
          <InlineStack align="space-between" blockAlign="center" gap="200">
            <Text as="h2" variant="headingMd">
              {title}
            </Text>
            {action}
          </InlineStack>
          <Text as="p" tone="subdued">
            {about}
          </Text>
        </BlockStack>
      </Box>
      {children}
    </Card>
  );
}
