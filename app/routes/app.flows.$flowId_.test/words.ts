import { allSteps, pathWords, stepWords, wayWords, type FlowContent, type FlowNames, type Step } from "~/domains/flows";
import type { TestDecision } from "~/domains/flows/index.server";

interface Said {
  title: string;
  words: string;
}

/** A decision of a test run: about what it is, and what came of it and why. */
export function decisionWords(decision: TestDecision, content: FlowContent, names: FlowNames): Said {
  const step = allSteps(content.steps).find(({ id }) => id === decision.step);
  if (!step) return wholeWords[decision.outcome] ?? { title: "The flow", words: decision.outcome };
  return { title: stepWords(step, names), words: passedWords(step, decision, names) };
}

const wholeWords: Record<string, Said> = {
  starts: { title: "It starts", words: "They may come in now." },
  generic: {
    title: "It starts",
    words: "An experiment treats them as if they were in no segment, to compare with.",
  },
  not_for_her: { title: "It does not start", words: "Because they are not whom it is for." },
  segment: { title: "It does not start", words: "Because they are not in the segment that it starts with." },
  held_out: { title: "It does not start", words: "Because an experiment keeps them out, to compare with." },
  condition: { title: "It does not start", words: "Because what ends it early is true of them already." },
  left_segment: { title: "It does not start", words: "Because they have left the segment already." },
  finished: { title: "It is over", words: "They have come to its end." },
  exit: { title: "It is over", words: "This way ends here." },
};

function passedWords(step: Step, { outcome, truths, template }: TestDecision, names: FlowNames): string {
  switch (step.type) {
    case "wait":
      return "They go on then.";
    case "wait_for":
      return outcome === "happened" ? "It happened." : "They do nothing in this trial, so the time runs out.";
    case "branch":
      return [...truthWords(step, truths, names), `They go this way: ${wayWords(step, outcome, names)}.`].join(" ");
    case "split":
      return `Chance leads them this way: ${wayWords(step, outcome, names)}.`;
    case "send":
      if (outcome === "held_out") return "An experiment keeps this message from them, to compare with.";
      if (outcome === "too_late") return "It would be too late for it.";
      return template !== null && template !== step.template
        ? `An experiment sends “${names.templateName(template) ?? template}” instead, if they may be written to then.`
        : "It goes out, if they may be written to then.";
    case "tag":
    case "set_trait":
    case "notify":
    case "webhook":
      return "It is done.";
    case "exit":
      return "They leave the flow.";
    default:
      return step satisfies never;
  }
}

type Branch = Extract<Step, { type: "branch" }>;

/** What was found of each path until one fitted. */
function truthWords({ paths }: Branch, truths: readonly (boolean | null)[], names: FlowNames): string[] {
  const fitting = truths.findIndex((truth) => truth === true);
  const asked = paths.slice(0, fitting < 0 ? paths.length : fitting);
  return asked.flatMap((path, i) => {
    const truth = truths[i];
    if (path.when.shopper === null || truth === undefined || truth === true) return [];
    const name = path.name || pathWords(path.when, names);
    return [truth === null ? `Whether they belong to “${name}” is not known.` : `They do not belong to “${name}”.`];
  });
}
