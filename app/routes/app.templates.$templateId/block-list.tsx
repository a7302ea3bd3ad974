import { ActionList, BlockStack, Box, Button, InlineStack, Popover, Text } from "@shopify/polaris";
import { PlusIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import { blockWords, mostBlocks, type Block, type BlockType } from "~/domains/templates";
import { BlockCard, type BlockActions } from "./block-card";

interface Props extends BlockActions {
  blocks: readonly Block[];
  open: string | null;
  faulty: ReadonlySet<string>;
  /** What was removed last, while it can be put back. */
  removed: string | null;
  onRestore(): void;
  onAdd(type: BlockType): void;
}

/** The blocks of a message, in their order. */
export function BlockList({ blocks, open, faulty, removed, onRestore, onAdd, ...actions }: Props) {
  return (
    <BlockStack gap="200">
      {blocks.map((block, at) => (
        <BlockCard
          key={block.id}
          block={block}
          at={at}
          count={blocks.length}
          isOpen={block.id === open}
          isFaulty={faulty.has(block.id)}
          {...actions}
        />
      ))}
      <div role="status" style={{ paddingInline: "var(--p-space-400)" }}>
        {removed !== null && (
          <InlineStack gap="200" blockAlign="center">
            <Text as="span">{removed} was removed.</Text>
            <Button variant="plain" onClick={onRestore}>
              Undo
            </Button>
          </InlineStack>
        )}
      </div>
      <AddMenu isFull={blocks.length >= mostBlocks} onAdd={onAdd} />
    </BlockStack>
  );
}

function AddMenu({ isFull, onAdd }: { isFull: boolean; onAdd(type: BlockType): void }) {
  const [isOpen, setIsOpen] = useState(false);
  const button = (
    <Button icon={PlusIcon} disabled={isFull} ariaExpanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
      Add a block
    </Button>
  );
  return (
    <Box paddingInline={{ xs: "400", sm: "0" }}>
      <Popover active={isOpen} activator={button} autofocusTarget="first-node" onClose={() => setIsOpen(false)}>
        <ActionList
          actionRole="menuitem"
          items={offered.map((type) => ({
            content: blockWords[type].title,
            helpText: blockWords[type].about,
            onAction: () => {
              setIsOpen(false);
              onAdd(type);
            },
          }))}
        />
      </Popover>
    </Box>
  );
}

const offered: readonly BlockType[] = [
  "hero",
  "text",
  "button",
  "products",
  "tip",
  "testimonial",
  "comparison",
  "coupon",
  "urgency",
  "divider",
  "social",
];
