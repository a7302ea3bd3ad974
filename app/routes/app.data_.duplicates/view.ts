import { formatDay, formatTime } from "~/components/dates";
import { describeConfidence, describeDoubts, describeEvidence, nameOf } from "~/components/duplicates/words";
import type { Pair, PairPerson, Run, ToldMerge } from "~/domains/duplicates/index.server";
import type { Settings } from "~/domains/duplicates/model";

/** A pair as the queue shows it. */
export function viewPair(pair: Pair, people: ReadonlyMap<string, PairPerson>, { threshold }: Settings) {
  const doubts = describeDoubts(pair.evidence);
  return {
    id: pair.id,
    people: [pair.one, pair.other].flatMap((id) => {
      const person = people.get(id);
      return person ? [{ id, name: nameOf(person), email: person.email }] : [];
    }),
    confidence: describeConfidence(pair.confidence),
    isSure: pair.confidence >= threshold,
    because: `because: ${describeEvidence(pair.evidence)}${doubts ? `; but ${doubts}` : ""}`,
  };
}

export type PairView = ReturnType<typeof viewPair>;

export function viewMerge(merge: ToldMerge, timezone: string) {
  const { id, keptId, keptName, otherName, otherEmail, isAutomatic, confidence, problem } = merge;
  const by = isAutomatic ? "By itself" : "By somebody";
  return {
    ...{ id, keptId, keptName, problem },
    other: otherEmail && otherEmail !== otherName ? `${otherName}, ${otherEmail}` : otherName,
    at: formatTime(merge.mergedAt ?? merge.askedAt, timezone),
    by: confidence === null ? by : `${by}, ${describeConfidence(confidence)} sure`,
    state: merge.state,
    isWorking: merge.state === "asked" || merge.state === "undo_asked",
    undone: merge.undoneAt && formatDay(merge.undoneAt, timezone),
  };
}

export type MergeView = ReturnType<typeof viewMerge>;

export function viewRun(run: Run, timezone: string) {
  const number = (count: number) => count.toLocaleString("en-GB");
  return {
    id: String(run.startedAt.getTime()),
    at: formatTime(run.startedAt, timezone),
    profiles: number(run.profiles),
    compared: number(run.compared),
    found: number(run.found),
    sure: number(run.sure),
    queued: number(run.queued),
    automatic: number(run.automatic),
  };
}

export type RunView = ReturnType<typeof viewRun>;

/** The settings as the form holds them: in per cent, as text. */
export function viewSettings({ merges, threshold, showFrom }: Settings) {
  const percent = (share: number) => String(Math.round(share * 1000) / 10);
  return { merges: merges ? "yes" : "no", threshold: percent(threshold), showFrom: percent(showFrom) } as const;
}
