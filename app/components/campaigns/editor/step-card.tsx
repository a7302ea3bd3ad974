import { BlockStack, Card, Text } from "@shopify/polaris";
import type { ReactNode } from "react";

interface Props {
  /** Which of the four steps it is; none for what stands beside them. */
  step?: number;
  title: string;
  explanation: string;
  children: ReactNode;
}

/** One of the steps in which a campaign is decided. */
export function StepCard({ step, title, explanation, children }: Props) {
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {step === undefined ? title : `${step}. ${title}`}
          </Text>
          <Text as="p" tone="subdued">
            {explanation}
          </Text>
        </BlockStack>
        {children}
      </BlockStack>
    </Card>
  );
}
