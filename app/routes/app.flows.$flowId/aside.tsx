import { CompareCard } from "~/components/experiments/compare-card";
import { Panel } from "~/components/flow-editor/panel/panel";
import type { Part } from "~/components/flow-editor/parts";
import { ReplayCard } from "~/components/flow-editor/replay-card";
import { TestCard } from "~/components/flow-editor/test/test-card";
import { FindingsCard } from "~/components/findings-card";
import { allSteps, stepWords, type FlowContent, type FlowNames, type FlowProblem } from "~/domains/flows";

interface Props {
  flowId: number;
  content: FlowContent;
  names: FlowNames;
  chosen: Part | null;
  problems: readonly FlowProblem[];
  onChange(content: FlowContent): void;
  onLeave(): void;
  /** Leads to a step, or, for "", to what stands above the steps. */
  onJump(step: string): void;
}

/** What is worked on, what has to be mended, and the ways to try the flow. */
export function Aside({ flowId, content, names, chosen, problems, onChange, onLeave, onJump }: Props) {
  const titleOf = (id: string) => {
    const steps = allSteps(content.steps);
    const at = steps.findIndex((step) => step.id === id);
    const step = steps[at];
    return step ? `Step ${at + 1}: ${stepWords(step, names)}` : "How it starts and ends";
  };
  const isSend = allSteps(content.steps).some(({ id, type }) => id === chosen && type === "send");
  return (
    <>
      <Panel chosen={chosen} onChange={onChange} onLeave={onLeave} />
      {isSend && <CompareCard key={chosen} subject={{ kind: "flow_step", id: flowId, step: chosen }} />}
      <FindingsCard
        findings={problems.map(({ step, words }) => ({ severity: "error", path: step ?? "", what: words, mend: "" }))}
        fine="Nothing to mend: it can be published."
        titleOf={titleOf}
        onJump={onJump}
      />
      <TestCard flowId={flowId} />
      <ReplayCard flowId={flowId} />
      <CompareCard subject={{ kind: "flow", id: flowId, step: null }} />
    </>
  );
}
