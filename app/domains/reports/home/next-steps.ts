import type { NextStep } from "../model";

/** What is known of a shop that has been set up, as far as it says what to do next. */
export interface StepFacts {
  /** Messages sent in the last 30 days. */
  sent: number;
  /** The largest segment to whose shoppers no mail has gone because of it lately. */
  unwritten: { id: number; name: string; size: number } | null;
  hasQuizLive: boolean;
  /** Whether some are left out by chance, or ever were, to see what mail brings. */
  hasHoldout: boolean;
  /** Pairs of profiles that may be one person, and wait for a word. */
  duplicates: number;
  /** Imports that ended with rows that were refused. */
  refused: { id: number; name: string; rows: number } | null;
  /** How what is foretold of shoppers was off when it was checked, in a sentence. */
  fitProblem: string | null;
}

/** A segment so small is not worth a mail of its own. */
const fewestShoppers = 20;
/** With so little mail in a month a holdout would show nothing for years. */
const fewestMails = 500;

/** What a shop would do well to do next, from what is there; in no order. */
export function stepsFrom(facts: StepFacts): NextStep[] {
  return [...forReview(facts), ...forReach(facts), ...forKnowledge(facts)];
}

/** What waits for a word of the merchant's. */
function forReview({ duplicates, refused, fitProblem }: StepFacts): NextStep[] {
  const steps: (NextStep | null)[] = [
    duplicates > 0
      ? {
          ...{ key: "duplicates", weight: 60 },
          title:
            duplicates === 1
              ? "Look at two shoppers who may be one"
              : `Look at ${countOf(duplicates)} pairs that may be one shopper each`,
          because: "Who is there twice gets mail twice, and counts as two who bought less.",
          ...{ label: "Look at them", url: "/app/data/duplicates" },
        }
      : null,
    refused
      ? {
          ...{ key: `import ${refused.id}`, weight: 65 },
          title: `Mend ${countOf(refused.rows)} ${refused.rows === 1 ? "row" : "rows"} of “${refused.name}”`,
          because: "They could not be imported; each says why.",
          ...{ label: "See the import", url: `/app/data/imports/${refused.id}` },
        }
      : null,
    fitProblem !== null
      ? {
          ...{ key: "fit", weight: 45 },
          title: "Do not lean on predictions for now",
          because: `${fitProblem}: the last weeks came otherwise than was foretold.`,
          ...{ label: "See how far", url: "/app/data/predictions" },
        }
      : null,
  ];
  return steps.filter((step) => step !== null);
}

/** Shoppers whom nothing reaches yet. */
function forReach({ unwritten, sent }: StepFacts): NextStep[] {
  if (!unwritten || unwritten.size < fewestShoppers) return [];
  return [
    {
      ...{ key: `unwritten ${unwritten.id}`, weight: sent === 0 ? 70 : 55 },
      title: `Write to “${unwritten.name}”`,
      because: `${countOf(unwritten.size)} shoppers are in it, and no mail went to them because of it in 90 days.`,
      ...{ label: "Open the segment", url: `/app/segments/${unwritten.id}` },
    },
  ];
}

/** What nobody knows yet, and could. */
function forKnowledge({ hasQuizLive, hasHoldout, sent }: StepFacts): NextStep[] {
  const steps: (NextStep | null)[] = [
    hasHoldout || sent < fewestMails
      ? null
      : {
          ...{ key: "holdout", weight: 50 },
          title: "Find out what your mail brings that would not have come anyway",
          because: `${countOf(sent)} mails went out in 30 days, and nobody is left out by chance to compare with.`,
          ...{ label: "Choose a flow", url: "/app/flows" },
        },
    hasQuizLive
      ? null
      : {
          ...{ key: "quiz", weight: 42 },
          title: "Ask shoppers what they look for",
          because: "No quiz is live: what shoppers say themselves is worth more than what can be guessed from orders.",
          ...{ label: "See ready quizzes", url: "/app/quizzes/new" },
        },
  ];
  return steps.filter((step) => step !== null);
}

/** The heaviest first, of equal weight by key, each once; no more than that can be read at a glance. */
export function rankSteps(steps: readonly NextStep[], most: number): NextStep[] {
  const once = new Map(steps.toReversed().map((step) => [step.key, step]));
  return [...once.values()].toSorted((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1)).slice(0, most);
}

function countOf(count: number): string {
  return count.toLocaleString("en-GB");
}
