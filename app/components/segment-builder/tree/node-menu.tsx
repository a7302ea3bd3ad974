import { ActionList, Button, InlineStack, Popover } from "@shopify/polaris";
import { DeleteIcon, MenuHorizontalIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import { moveAt, negateAt, removeAt, ungroupAt, wrapAt, type Edited, type Join, type Path } from "../edit-tree";
import { newCondition } from "../new-condition";
import { conditionWords } from "./condition-words";
import { useTree } from "./tree-context";
import { WordList } from "./word-list";

interface Props {
  path: Path;
  around: Join | null;
  /** How it is joined itself, if it is a group. */
  own: Join | null;
  isGroup: boolean;
  isNegated: boolean;
  /** What it is, for who hears the page. */
  title: string;
}

/** What can be done with a condition or a group as a whole. */
export function NodeMenu({ path, around, own, isGroup, isNegated, title }: Props) {
  const { definition, add, apply } = useTree();
  const [isOpen, setIsOpen] = useState<"menu" | "words" | null>(null);
  if (!definition) return null;
  const close = (edited: Edited | null) => {
    setIsOpen(null);
    apply(edited);
  };
  // Beside AND only OR makes sense for a group of its own, and the other way round.
  const join: Join = (around ?? own ?? "or") === "and" ? "or" : around || own ? "and" : "or";
  const moves = (["up", "down"] as const).flatMap((direction) => {
    const edited = moveAt(definition, path, direction);
    return edited ? [{ content: direction === "up" ? "Move up" : "Move down", onAction: () => close(edited) }] : [];
  });
  const items = [
    { content: join === "or" ? "Or instead…" : "And also…", onAction: () => setIsOpen("words") },
    {
      content: isNegated ? "Say it without “not”" : "Say the opposite",
      onAction: () => close(negateAt(definition, path)),
    },
    ...moves,
    ...(isGroup && !isNegated && path.length > 0
      ? [{ content: "Ungroup", onAction: () => close(ungroupAt(definition, path)) }]
      : []),
  ];
  const wrap = (name: string) => {
    setIsOpen(null);
    add(wrapAt(definition, path, join, newCondition(name)));
  };
  const menu = (
    <Button
      icon={MenuHorizontalIcon}
      variant="tertiary"
      accessibilityLabel={`More for ${title}`}
      ariaExpanded={isOpen !== null}
      onClick={() => setIsOpen(isOpen ? null : "menu")}
    />
  );
  return (
    <InlineStack wrap={false} blockAlign="start">
      <Popover active={isOpen !== null} activator={menu} autofocusTarget="first-node" onClose={() => setIsOpen(null)}>
        {isOpen === "words" ? (
          <WordList sections={conditionWords} onChoose={wrap} />
        ) : (
          <ActionList actionRole="menuitem" items={items} />
        )}
      </Popover>
      <Button
        icon={DeleteIcon}
        variant="tertiary"
        accessibilityLabel={`Remove ${title}`}
        onClick={() => apply(removeAt(definition, path))}
      />
    </InlineStack>
  );
}
