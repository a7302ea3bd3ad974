import { useEffect, useMemo, useState } from "react";
import {
  allSteps,
  duplicateStep,
  findStep,
  insertStep,
  isFull,
  moveStep,
  newStep,
  pathsOf,
  removeStep,
  stepWords,
  type EditedSteps,
  type FlowContent,
  type FlowNames,
  type Step,
} from "~/domains/flows";
import { freshId, isStepPart, type Part } from "./parts";
import type { FlowTree } from "./tree/tree-context";

/** A step that was taken away, for as long as nothing else was changed. */
export interface Removed {
  words: string;
  before: FlowContent;
  after: FlowContent;
}

/** What can be done with the steps of a flow, and which of its parts is open. The focus follows what is done. */
export function useSteps(content: FlowContent, setContent: (content: FlowContent) => void, names: FlowNames) {
  const [chosen, setChosen] = useState<Part | null>(null);
  const [removed, setRemoved] = useState<Removed | null>(null);
  const { wantCard, wantPanel } = useWantedFocus();
  const choose = (part: Part) => {
    setChosen(part);
    wantPanel();
  };
  const apply = ({ steps, id }: EditedSteps): FlowContent => {
    const changed = { ...content, steps };
    setContent(changed);
    if (id !== null) wantCard(id);
    return changed;
  };
  const tree: FlowTree = {
    chosen,
    choose,
    add: (place, type) => {
      const step = newStep(type, freshId(type));
      setContent({ ...content, steps: insertStep(content.steps, place, step).steps });
      choose(step.id);
    },
    move: (id, by) => {
      const moved = moveStep(content.steps, id, by);
      if (moved) apply(moved);
    },
    duplicate: (id) => void apply(duplicateStep(content.steps, id, freshId)),
    remove: (id) => {
      const step = findStep(content.steps, id);
      const after = apply(removeStep(content.steps, id));
      if (step) setRemoved({ words: removedWords(step, names), before: content, after });
      if (chosen !== null && isStepPart(chosen) && !findStep(after.steps, chosen)) setChosen(null);
    },
    isFull: isFull(content.steps),
    numberOf: useNumbers(content),
  };
  /** Back from the panel to the card that opened it. */
  const leavePanel = () => {
    if (chosen !== null) wantCard(chosen);
  };
  const undo = removed?.after === content ? { words: removed.words, undo: () => setContent(removed.before) } : null;
  return { tree, chosen, setChosen, leavePanel, undo };
}

function useNumbers({ steps }: FlowContent): FlowTree["numberOf"] {
  return useMemo(() => {
    const numbers = new Map(allSteps(steps).map(({ id }, i) => [id, i + 1]));
    return (id) => ({ number: numbers.get(id) ?? 0, count: numbers.size });
  }, [steps]);
}

function removedWords(step: Step, names: FlowNames): string {
  const hasInner = pathsOf(step).some(({ steps }) => steps.length > 0);
  return `“${stepWords(step, names)}” was removed${hasInner ? ", with what stood on its ways" : ""}.`;
}

const panel = "[data-panel]";

/** Moves the focus to a card, or to the panel's heading, once it is on the page. */
function useWantedFocus() {
  const [wanted, setWanted] = useState<string | null>(null);
  useEffect(() => {
    if (wanted === null) return;
    const element = document.querySelector<HTMLElement>(wanted);
    setWanted(null);
    if (!element) return;
    // On a phone the panel follows the cards: its fields have to come into sight, not only its heading.
    const isBelow = wanted === panel && element.getBoundingClientRect().top > window.innerHeight / 2;
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: isBelow ? "start" : "nearest" });
  }, [wanted]);
  return {
    wantCard: (part: Part) => setWanted(`[data-card="${CSS.escape(part)}"]`),
    wantPanel: () => setWanted(panel),
  };
}
