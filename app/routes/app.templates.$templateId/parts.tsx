import { BlockStack, Box, Text } from "@shopify/polaris";
import { useState, type RefObject } from "react";
import {
  addBlock,
  blockWords,
  changeBlock,
  duplicateBlock,
  moveBlock,
  removeBlock,
  restoreBlock,
  type Content,
  type Edited,
  type Finding,
  type Removed,
} from "~/domains/templates";
import { BlockList } from "./block-list";
import { InboxCard } from "./inbox-card";
import { placeOf } from "./sight";

interface Props {
  content: Content;
  /** The part whose fields are shown: "inbox", a block's id, or none. */
  open: string | null;
  findings: readonly Finding[];
  place: RefObject<HTMLDivElement>;
  onOpen(part: string | null): void;
  onChange(content: Content): void;
}

/** All that is written of a message: what an inbox shows, and the blocks. */
export function Parts({ content, open, findings, place, onOpen, onChange }: Props) {
  const [removed, setRemoved] = useState<Removed | null>(null);
  const faulty = new Set(
    findings.filter(({ severity }) => severity === "error").map(({ path }) => placeOf(content, path).place),
  );
  const apply = ({ content: next, chosen }: Edited) => {
    onChange(next);
    onOpen(chosen);
    if (chosen !== null) focusHead(place, chosen);
  };
  const remove = (id: string) => {
    const { removed: gone, ...edited } = removeBlock(content, id);
    setRemoved(gone);
    apply({ ...edited, chosen: null });
    focusHead(place, edited.chosen ?? "inbox");
  };
  return (
    <div ref={place}>
      <BlockStack gap="200">
        <Box paddingInline={besideCards}>
          <Text as="h2" variant="headingMd">
            What it says
          </Text>
        </Box>
        <InboxCard
          content={content}
          isOpen={open === "inbox"}
          isFaulty={faulty.has("subject") || faulty.has("preheader")}
          onOpen={(isOpen) => onOpen(isOpen ? "inbox" : null)}
          onChange={(change) => onChange({ ...content, ...change })}
        />
        <BlockList
          blocks={content.blocks}
          open={open}
          faulty={faulty}
          removed={removed ? blockWords[removed.block.content.type].title : null}
          onRestore={() => {
            if (removed) apply(restoreBlock(content, removed));
            setRemoved(null);
          }}
          onAdd={(type) => apply(addBlock(content, type, open))}
          onOpen={onOpen}
          onChange={(id, change) => onChange(changeBlock(content, id, change))}
          onMove={(id, by) => {
            onChange(moveBlock(content, id, by));
            focusHead(place, id);
          }}
          onDuplicate={(id) => apply(duplicateBlock(content, id))}
          onRemove={remove}
        />
      </BlockStack>
    </div>
  );
}

/** On a phone cards reach to the edges; what stands beside them does not. */
const besideCards = { xs: "400", sm: "0" } as const;

/** Puts the focus on a part's head once it stands where it belongs. */
function focusHead(place: RefObject<HTMLDivElement>, part: string): void {
  requestAnimationFrame(() => place.current?.querySelector<HTMLElement>(`[id="head-${CSS.escape(part)}"]`)?.focus());
}
