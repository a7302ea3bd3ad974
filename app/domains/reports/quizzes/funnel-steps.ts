import type { Funnel } from "~/domains/quizzes/index.server";
import type { QuizContent } from "~/domains/quizzes/model";
import type { FunnelStep } from "../model";

type Counts = Pick<Funnel, "shown" | "started" | "answered" | "finished" | "email" | "confirmed" | "ordered">;

/** The funnels of some versions and tests as one. What was shown is told of a version with each of its tests, and counts once. */
export function sumFunnels(funnels: readonly Funnel[]): Counts {
  const sum = (of: (funnel: Funnel) => number, all: readonly Funnel[] = funnels) =>
    all.reduce((total, funnel) => total + of(funnel), 0);
  const versions = [...new Map(funnels.map((funnel) => [`${funnel.quizId} ${funnel.version}`, funnel])).values()];
  const keys = [...new Set(funnels.flatMap(({ answered }) => Object.keys(answered)))];
  return {
    shown: sum(({ shown }) => shown, versions),
    started: sum(({ started }) => started),
    answered: Object.fromEntries(keys.map((key) => [key, sum(({ answered }) => answered[key] ?? 0)])),
    finished: sum(({ finished }) => finished),
    email: sum(({ email }) => email),
    confirmed: sum(({ confirmed }) => confirmed),
    ordered: sum(({ ordered }) => ordered),
  };
}

/** The way in its main steps; without an address to give there is an end to come to. */
export function mainSteps(counts: Counts, quiz: Pick<QuizContent, "capture">): FunnelStep[] {
  return [...firstSteps(counts), ...lastSteps(counts, quiz)];
}

/** The same with each question in between. Not everybody is asked everything. */
export function everyStep(counts: Counts, quiz: Pick<QuizContent, "capture" | "questions">): FunnelStep[] {
  const questions = quiz.questions.map(({ key, title }) => {
    return { key: `question ${key}`, label: title, people: counts.answered[key] ?? 0 };
  });
  return [...firstSteps(counts), ...questions, ...lastSteps(counts, quiz)];
}

function firstSteps({ shown, started }: Counts): FunnelStep[] {
  return [
    { key: "shown", label: "Shown", people: shown },
    { key: "started", label: "Began", people: started },
  ];
}

function lastSteps({ finished, email, confirmed, ordered }: Counts, { capture }: Pick<QuizContent, "capture">) {
  if (!capture) return [{ key: "finished", label: "Saw their result", people: finished }];
  return [
    { key: "email", label: "Gave an address", people: email },
    { key: "confirmed", label: "Confirmed it", people: confirmed },
    { key: "ordered", label: "Ordered within 30 days", people: ordered },
  ];
}
