import { BlockStack, Button, Card, Collapsible, List, Text } from "@shopify/polaris";
import { useId, useState } from "react";

/** How it is worked out, for who wants to know. */
export function Parameters({ parameters }: { parameters: string[] }) {
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  return (
    <Card>
      <BlockStack gap="300">
        <Button
          variant="plain"
          textAlign="start"
          disclosure={isOpen ? "up" : "down"}
          ariaExpanded={isOpen}
          ariaControls={id}
          onClick={() => setIsOpen(!isOpen)}
        >
          How it is worked out
        </Button>
        <Collapsible id={id} open={isOpen}>
          <BlockStack gap="300">
            <Text as="p">
              Shoppers buy by chance, each at a rate of their own, and after a purchase some never come back. The model
              learns from your shop’s orders how much shoppers differ in both, and reads off each one’s own orders where
              they stand. It is fitted without the last weeks, checked on those, and then fitted by everything. Where a
              shop is small, a default belief has a say that its own orders soon outweigh; other shops’ data have none.
            </Text>
            <List>
              {parameters.map((line) => (
                <List.Item key={line}>{line}</List.Item>
              ))}
            </List>
          </BlockStack>
        </Collapsible>
      </BlockStack>
    </Card>
  );
}
