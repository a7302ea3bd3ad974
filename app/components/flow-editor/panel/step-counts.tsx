import { BlockStack, List, Text } from "@shopify/polaris";
import { countedWords, countWords } from "../count-words";
import { useFlowForm } from "../form-context";

/** All that came of a step in the last 30 days. */
export function StepCounts({ step }: { step: string }) {
  const counted = useFlowForm().countOf(step);
  const lines = counted ? [...countWords(counted), ...counted.done.map(countedWords)] : [];
  if (lines.length === 0) return null;
  return (
    <BlockStack gap="100">
      <Text as="h4" variant="headingSm">
        What came of it in the last 30 days
      </Text>
      <List>
        {lines.map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
      </List>
    </BlockStack>
  );
}
