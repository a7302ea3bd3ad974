import { Badge, BlockStack, Box, Card, Collapsible, InlineStack, Text } from "@shopify/polaris";
import type { KeyboardEvent } from "react";
import { PartHead } from "~/components/part-head";
import { Moves, PartMenu } from "~/components/part-tools";
import { BlockForm, blockWords, summaryOf, variedOf, type Block, type BlockContent } from "~/domains/templates";
import { Audience } from "./audience";

export interface BlockActions {
  onOpen(id: string | null): void;
  onChange(id: string, change: { when?: Block["when"]; content?: BlockContent }): void;
  onMove(id: string, by: -1 | 1): void;
  onDuplicate(id: string): void;
  onRemove(id: string): void;
}

interface Props extends BlockActions {
  block: Block;
  at: number;
  count: number;
  isOpen: boolean;
  isFaulty: boolean;
}

/** One block: what it is, its fields when it is open, and what can be done with it as a whole. */
export function BlockCard({ block, at, count, isOpen, isFaulty, ...actions }: Props) {
  const { id, when, content } = block;
  const { title } = blockWords[content.type];
  const versions = (variedOf(block)?.branches.length ?? 0) + 1;
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    actions.onMove(id, event.key === "ArrowUp" ? -1 : 1);
  };
  return (
    <div role="group" aria-label={`${title}, block ${at + 1} of ${count}`} data-block={id} onKeyDown={onKeyDown}>
      <Card padding="0">
        <Box padding="200">
          <InlineStack gap="100" blockAlign="center" wrap={false}>
            <PartHead
              id={id}
              title={title}
              summary={summaryOf(content)}
              isOpen={isOpen}
              onToggle={() => actions.onOpen(isOpen ? null : id)}
            >
              {isFaulty && <Badge tone="critical">To mend</Badge>}
              {versions > 1 && <Badge tone="info">{`${versions} versions`}</Badge>}
              {when && <Badge tone="attention">For some</Badge>}
            </PartHead>
            <Moves title={title} at={at} count={count} onMove={(by) => actions.onMove(id, by)} />
            <PartMenu title={title} onDuplicate={() => actions.onDuplicate(id)} onRemove={() => actions.onRemove(id)} />
          </InlineStack>
        </Box>
        <Collapsible id={`part-${id}`} open={isOpen}>
          {isOpen && (
            <Box padding="300" borderBlockStartWidth="025" borderColor="border">
              <BlockStack gap="400">
                <Audience title={title} when={when} onChange={(next) => actions.onChange(id, { when: next })} />
                <BlockForm
                  place={id}
                  path={`blocks.${at}.content`}
                  content={content}
                  onChange={(next) => actions.onChange(id, { content: next })}
                />
              </BlockStack>
            </Box>
          )}
        </Collapsible>
      </Card>
      <Text as="span" visuallyHidden>
        Alt and an arrow key move it.
      </Text>
    </div>
  );
}
