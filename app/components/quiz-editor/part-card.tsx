import { Badge, BlockStack, Box, Card, Collapsible, InlineStack } from "@shopify/polaris";
import type { KeyboardEvent, ReactNode } from "react";
import { PartHead } from "~/components/part-head";
import type { Part } from "./parts";

interface Props {
  part: Part;
  title: string;
  summary: string;
  /** How the part is called as a whole, where that is more than its title. */
  label?: string;
  isOpen: boolean;
  isFaulty: boolean;
  onOpen(part: Part | null): void;
  /** Marks beside the title. */
  marks?: ReactNode;
  /** What can be done with the part as a whole. */
  tools?: ReactNode;
  onKeyDown?(event: KeyboardEvent): void;
  children: ReactNode;
}

/** A part of the quiz: what it is, and its fields while it is open. */
export function PartCard({ part, title, summary, label, isOpen, isFaulty, onOpen, ...rest }: Props) {
  const { marks, tools, onKeyDown, children } = rest;
  return (
    <div role="group" aria-label={label ?? title} {...(onKeyDown && { onKeyDown })}>
      <Card padding="0">
        <Box padding="200">
          <InlineStack gap="100" blockAlign="center" wrap={false}>
            <PartHead
              id={part}
              title={title}
              summary={summary}
              isOpen={isOpen}
              onToggle={() => onOpen(isOpen ? null : part)}
            >
              {isFaulty && <Badge tone="critical">To mend</Badge>}
              {marks}
            </PartHead>
            {tools}
          </InlineStack>
        </Box>
        <Collapsible id={`part-${part}`} open={isOpen}>
          {isOpen && (
            <Box padding="300" borderBlockStartWidth="025" borderColor="border">
              <BlockStack gap="400">{children}</BlockStack>
            </Box>
          )}
        </Collapsible>
      </Card>
    </div>
  );
}
