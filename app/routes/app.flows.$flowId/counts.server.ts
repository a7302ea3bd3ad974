import { describeEffectReason } from "~/components/effect-words";
import type { Counted, CountsAnswer } from "~/components/flow-editor/question";
import { describeMessage } from "~/components/reasons";
import { countEffects, countFlow, type EffectCount } from "~/domains/flows/index.server";
import { countStepMessages, type StepMessages } from "~/domains/reports/index.server";

const keptOutWords: Record<string, string> = {
  not_for_her: "did not start: they are not whom it is for",
  already_in: "did not start: they were in it already",
  held_out: "did not start: an experiment keeps them out, to compare with",
};

/** How a flow stands, in words for its editor. */
export async function loadCounts(shopId: number, flowId: number, now: Date): Promise<CountsAnswer> {
  const [counted, messages, effects] = await Promise.all([
    countFlow(shopId, flowId, now),
    countStepMessages(shopId, flowId, now),
    countEffects(shopId, flowId),
  ]);
  const done = Map.groupBy(
    [
      ...messages.map((one) => ({ step: one.step, words: messageWords(one), count: one.count })),
      ...effects.map((one) => ({ step: one.step, words: effectWords(one), count: one.count })),
    ],
    ({ step }) => step,
  );
  const ids = new Set([...counted.steps.keys(), ...done.keys()]);
  const steps = [...ids].map((id) => {
    const { waiting, passed } = counted.steps.get(id) ?? { waiting: 0, passed: {} };
    return [id, { waiting, passed, done: folded(done.get(id) ?? []) }] as const;
  });
  return {
    people: counted.people,
    keptOut: Object.entries(counted.keptOut).map(([why, count]) => ({ words: keptOutWords[why] ?? why, count })),
    steps: Object.fromEntries(steps),
  };
}

/** Those with the same words are one; the most frequent comes first. */
function folded(counts: readonly Counted[]): Counted[] {
  const sums = new Map<string, number>();
  for (const { words, count } of counts) sums.set(words, (sums.get(words) ?? 0) + count);
  return [...sums].map(([words, count]) => ({ words, count })).toSorted((a, b) => b.count - a.count);
}

function messageWords({ state, reason }: StepMessages): string {
  switch (state) {
    case "sent":
      return "sent";
    case "queued":
    case "sending":
    case "in_doubt":
      return "on their way";
    case "skipped":
    case "failed":
    case "parked":
      return lowerFirst(describeMessage(state, reason));
    default:
      return state satisfies never;
  }
}

function effectWords({ state, reason }: EffectCount): string {
  if (state === "done") return "done";
  if (state === "queued") return reason === null ? "about to be done" : `tried again: ${describeEffectReason(reason)}`;
  return `not done: ${describeEffectReason(reason ?? "")}`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
