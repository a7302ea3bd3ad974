import { BlockStack, Text, Tooltip } from "@shopify/polaris";

interface Props {
  /** Where the label stands among the headings around it. */
  as: "h2" | "h3";
  label: string;
  value: number | string;
  /** What is counted and how; shows when the label is pointed at or has the focus. */
  how?: string;
  /** Of when the number is: "last 7 days". */
  period?: string;
}

/** One number that says what it is. */
export function Figure({ as, label, value, how, period }: Props) {
  return (
    <BlockStack gap="050">
      <Text as={as} variant="bodyMd" tone="subdued">
        {how ? (
          <Tooltip content={how} hasUnderline>
            <span>{label}</span>
          </Tooltip>
        ) : (
          label
        )}
      </Text>
      <Text as="p" variant="headingLg" numeric>
        {typeof value === "number" ? value.toLocaleString("en-GB") : value}
      </Text>
      {period && (
        <Text as="p" tone="subdued">
          {period}
        </Text>
      )}
    </BlockStack>
  );
}
