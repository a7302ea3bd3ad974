import { ActionList, Button, Popover } from "@shopify/polaris";
import { ArrowDownIcon, ArrowUpIcon, MenuHorizontalIcon } from "@shopify/polaris-icons";
import { useState } from "react";

interface MovesProps {
  title: string;
  at: number;
  count: number;
  onMove(by: -1 | 1): void;
}

/** Moves one of several up and down. */
export function Moves({ title, at, count, onMove }: MovesProps) {
  return (
    <>
      <Button
        icon={ArrowUpIcon}
        variant="tertiary"
        disabled={at === 0}
        accessibilityLabel={`Move ${title} up`}
        onClick={() => onMove(-1)}
      />
      <Button
        icon={ArrowDownIcon}
        variant="tertiary"
        disabled={at === count - 1}
        accessibilityLabel={`Move ${title} down`}
        onClick={() => onMove(1)}
      />
    </>
  );
}

interface MenuProps {
  title: string;
  onDuplicate(): void;
  onRemove(): void;
}

/** What else can be done with one of several. */
export function PartMenu({ title, onDuplicate, onRemove }: MenuProps) {
  const [isOpen, setIsOpen] = useState(false);
  const then = (act: () => void) => () => {
    setIsOpen(false);
    act();
  };
  const button = (
    <Button
      icon={MenuHorizontalIcon}
      variant="tertiary"
      accessibilityLabel={`More for ${title}`}
      ariaExpanded={isOpen}
      onClick={() => setIsOpen(!isOpen)}
    />
  );
  return (
    <Popover active={isOpen} activator={button} autofocusTarget="first-node" onClose={() => setIsOpen(false)}>
      <ActionList
        actionRole="menuitem"
        items={[
          { content: "Duplicate", onAction: then(onDuplicate) },
          { content: "Remove", destructive: true, onAction: then(onRemove) },
        ]}
      />
    </Popover>
  );
}
