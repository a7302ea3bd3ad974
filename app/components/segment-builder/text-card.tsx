import { BlockStack, Button, Card, InlineStack, Text, TextField } from "@shopify/polaris";
import { useRef } from "react";
import type { EditedText } from "./use-text";

/** The segment as text, for those who would rather write. What was typed stays until it is applied or given up. */
export function TextCard({ text, problem, isTyped, write, apply, follow }: EditedText) {
  const buttons = useRef<HTMLDivElement>(null);
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          As text
        </Text>
        <TextField
          label="The segment as text"
          labelHidden
          autoComplete="off"
          spellCheck={false}
          monospaced
          multiline={4}
          maxHeight={320}
          value={text}
          placeholder="number_of_orders >= 2 AND last_order_date < -90d"
          helpText="Queries of Shopify’s customer segments can be pasted in."
          error={problem ? `Line ${problem.line}, column ${problem.column}: ${problem.words}` : false}
          onChange={write}
          onBlur={(event) => {
            // Whoever goes to the buttons has not decided yet.
            if (!buttons.current?.contains(event?.relatedTarget ?? null)) apply();
          }}
        />
        {isTyped && (
          <div ref={buttons}>
            <InlineStack gap="200">
              <Button onClick={apply}>Apply</Button>
              <Button variant="tertiary" onClick={follow}>
                Go back to the conditions
              </Button>
            </InlineStack>
          </div>
        )}
      </BlockStack>
    </Card>
  );
}
