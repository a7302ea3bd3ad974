import { ActionList, Button, InlineStack, Popover } from "@shopify/polaris";
import { PlusIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import { questionWords, type QuestionType } from "~/domains/quizzes";

const types: readonly QuestionType[] = ["single", "multiple", "scale", "birthday", "text"];

/** Adds a question of a kind. */
export function AddQuestion({ isFull, onAdd }: { isFull: boolean; onAdd(type: QuestionType): void }) {
  const [isOpen, setIsOpen] = useState(false);
  const button = (
    <Button id="questions" icon={PlusIcon} disabled={isFull} ariaExpanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
      Add a question
    </Button>
  );
  return (
    <InlineStack>
      <Popover active={isOpen} activator={button} autofocusTarget="first-node" onClose={() => setIsOpen(false)}>
        <ActionList
          actionRole="menuitem"
          items={types.map((type) => ({
            content: questionWords[type].title,
            helpText: questionWords[type].what,
            onAction: () => {
              setIsOpen(false);
              onAdd(type);
            },
          }))}
        />
      </Popover>
    </InlineStack>
  );
}
