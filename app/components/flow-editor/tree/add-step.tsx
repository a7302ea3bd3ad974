import { ActionList, Button, Popover } from "@shopify/polaris";
import { PlusIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import { stepKinds, type Place, type Step } from "~/domains/flows";
import { useFlowTree } from "./tree-context";

const kinds: readonly Step["type"][] = [
  ...(["send", "wait", "wait_for", "branch", "split"] as const),
  ...(["tag", "set_trait", "notify", "webhook", "exit"] as const),
];

/** A button between two steps that adds another there. @param where said after "Add a step" */
export function AddStep({ place, where }: { place: Place; where: string }) {
  const { add, isFull } = useFlowTree();
  const [isOpen, setIsOpen] = useState(false);
  const button = (
    <Button
      icon={PlusIcon}
      size="micro"
      variant="tertiary"
      disabled={isFull}
      accessibilityLabel={`Add a step ${where}`}
      ariaExpanded={isOpen}
      onClick={() => setIsOpen(!isOpen)}
    />
  );
  return (
    <div style={{ display: "flex", justifyContent: "center", paddingBlock: 2 }} data-add={keyOf(place)}>
      <Popover active={isOpen} activator={button} autofocusTarget="first-node" onClose={() => setIsOpen(false)}>
        <ActionList
          actionRole="menuitem"
          items={kinds.map((type) => ({
            content: stepKinds[type].title,
            helpText: stepKinds[type].what,
            onAction: () => {
              setIsOpen(false);
              add(place, type);
            },
          }))}
        />
      </Popover>
    </div>
  );
}

function keyOf({ lane, at }: Place): string {
  return lane ? `${lane.step} ${lane.way} ${at}` : String(at);
}
