import { BlockStack, Button, Card, InlineStack, Text, TextField } from "@shopify/polaris";
import { useId, useRef } from "react";
import { optionId, SuggestionList } from "./text/suggestion-list";
import { useSuggestions } from "./text/use-suggestions";
import type { EditedText } from "./use-text";

/** The segment as text, for those who would rather write. What was typed stays until it is applied or given up. */
export function TextCard({ text, problem, isTyped, write, apply, follow }: EditedText) {
  const buttons = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLDivElement>(null);
  const listId = useId();
  const { offers, active, follow: suggest, choose, onKeyDown } = useSuggestions(text, write, field);
  const isOpen = offers.length > 0;
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          As text
        </Text>
        <div ref={field} onKeyDownCapture={onKeyDown}>
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
            helpText="Queries of Shopify’s customer segments can be pasted in. Ctrl and the space bar show what may follow."
            ariaAutocomplete="list"
            {...(isOpen && { ariaControls: listId })}
            {...(isOpen && active >= 0 && { ariaActiveDescendant: optionId(listId, active) })}
            error={problem ? `Line ${problem.line}, column ${problem.column}: ${problem.words}` : false}
            onChange={(value) => {
              write(value);
              suggest();
            }}
            onBlur={(event) => {
              // Whoever goes to the buttons has not decided yet.
              if (!buttons.current?.contains(event?.relatedTarget ?? null)) apply();
            }}
          />
        </div>
        {isOpen && <SuggestionList id={listId} offers={offers} active={active} onChoose={choose} />}
        <Text as="p" visuallyHidden>
          <span aria-live="polite">
            {isOpen && `${offers.length} ${offers.length === 1 ? "suggestion" : "suggestions"}, down arrow to choose`}
          </span>
        </Text>
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
