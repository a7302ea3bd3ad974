import { ActionList, Button, Popover } from "@shopify/polaris";
import { MenuHorizontalIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import { hasRoomFor, moveStep, type Step } from "~/domains/flows";
import { useFlowForm } from "../form-context";
import { useFlowTree } from "./tree-context";

/** What can be done with a step as a whole. */
export function StepMenu({ step }: { step: Step }) {
  const { content } = useFlowForm();
  const { move, duplicate, remove, numberOf } = useFlowTree();
  const [isOpen, setIsOpen] = useState(false);
  const then = (act: () => void) => () => {
    setIsOpen(false);
    act();
  };
  const name = `step ${numberOf(step.id).number}`;
  const button = (
    <Button
      icon={MenuHorizontalIcon}
      variant="tertiary"
      accessibilityLabel={`More for ${name}`}
      ariaExpanded={isOpen}
      onClick={() => setIsOpen(!isOpen)}
    />
  );
  return (
    <Popover active={isOpen} activator={button} autofocusTarget="first-node" onClose={() => setIsOpen(false)}>
      {isOpen && (
        <ActionList
          actionRole="menuitem"
          items={[
            {
              content: "Move up",
              disabled: moveStep(content.steps, step.id, -1) === null,
              onAction: then(() => move(step.id, -1)),
            },
            {
              content: "Move down",
              disabled: moveStep(content.steps, step.id, 1) === null,
              onAction: then(() => move(step.id, 1)),
            },
            {
              content: "Duplicate",
              disabled: !hasRoomFor(content.steps, step),
              onAction: then(() => duplicate(step.id)),
            },
            { content: "Remove", destructive: true, onAction: then(() => remove(step.id)) },
          ]}
        />
      )}
    </Popover>
  );
}
