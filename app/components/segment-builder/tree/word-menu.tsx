import { Button, Popover } from "@shopify/polaris";
import { PlusIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import { WordList, type WordSection } from "./word-list";

interface Props {
  label: string;
  sections: readonly WordSection[];
  isPlain?: boolean;
  onChoose(name: string): void;
}

/** A button that opens a list of words to choose one from. */
export function WordMenu({ label, sections, isPlain, onChoose }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  const choose = (name: string) => {
    setIsOpen(false);
    onChoose(name);
  };
  const button = (
    <Button
      icon={PlusIcon}
      variant={isPlain ? "tertiary" : "secondary"}
      ariaExpanded={isOpen}
      onClick={() => setIsOpen(!isOpen)}
    >
      {label}
    </Button>
  );
  return (
    <div data-add="">
      <Popover active={isOpen} activator={button} autofocusTarget="first-node" onClose={() => setIsOpen(false)}>
        <WordList sections={sections} onChoose={choose} />
      </Popover>
    </div>
  );
}
