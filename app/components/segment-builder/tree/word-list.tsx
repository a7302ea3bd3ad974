import { ActionList } from "@shopify/polaris";
import { useEffect, useRef, type KeyboardEvent } from "react";

export interface WordSection {
  title?: string;
  items: readonly { name: string; title: string }[];
}

interface Props {
  sections: readonly WordSection[];
  onChoose(name: string): void;
}

/** Words to choose one from. A long list can be searched; the keyboard goes from what is written into the list. */
export function WordList({ sections, onChoose }: Props) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // It may take the place of another list in a popover that is open already. A popover is placed after it is drawn;
    // scrolling to where it was drawn would move its button out of sight, and that closes it.
    list.current?.querySelector<HTMLElement>("input, button")?.focus({ preventScroll: true });
  }, []);
  return (
    <div ref={list} onKeyDown={fromSearch}>
      <ActionList
        actionRole="menuitem"
        allowFiltering
        filterLabel="Search"
        sections={sections.map(({ title, items }) => ({
          ...(title ? { title } : {}),
          items: items.map(({ name, title: content }) => ({ id: name, content, onAction: () => onChoose(name) })),
        }))}
      />
    </div>
  );
}

/** Polaris leaves the arrow and the enter key of the search field without a meaning. */
function fromSearch(event: KeyboardEvent<HTMLDivElement>): void {
  if (!(event.target instanceof HTMLInputElement)) return;
  const first = event.currentTarget.querySelector<HTMLElement>('[role="menuitem"]');
  if (event.key === "ArrowDown") first?.focus();
  else if (event.key === "Enter") first?.click();
  else return;
  event.preventDefault();
}
