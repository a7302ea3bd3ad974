import { formatDay, formatSecond, formatTime } from "~/components/dates";
import { describeCause } from "~/components/reasons";
import type { findShopper } from "~/domains/reports/index.server";
import type { Evidence, Explanation, MemberExplanation, RecordedStay } from "~/domains/segments/index.server";
import { entryOf, evidenceWords, type EvidenceNames } from "./evidence-words";

type Shopper = NonNullable<Awaited<ReturnType<typeof findShopper>>>;
type ConditionExplanation = Explanation["conditions"][number];

/**
 * The explanation as the page shows it, times in words.
 * @param day the past day it is of; null for now
 */
export function viewMember(
  member: MemberExplanation,
  shopper: Shopper,
  called: Pick<EvidenceNames, "templates" | "answers">,
  day: string | null,
  timezone: string,
) {
  const who = shopper.name || shopper.email || "this shopper";
  const { segment, explanation, stays } = member;
  const names = { ...member.names, ...called };
  return {
    who,
    segment,
    verdict: viewVerdict(member, { who, shopper, names, day, timezone }),
    conditions: (explanation?.conditions ?? []).map((one) =>
      viewCondition(one, explanation?.lookedFrom ?? shopper.knownSince, {
        names,
        timezone,
        knownSince: shopper.knownSince,
      }),
    ),
    stays: stays.map((stay) => viewStay(stay, timezone)),
  };
}

interface Told {
  names: EvidenceNames;
  timezone: string;
  knownSince: Date;
}

interface Telling {
  who: string;
  shopper: Shopper;
  names: EvidenceNames;
  day: string | null;
  timezone: string;
}

function viewVerdict(member: MemberExplanation, { who, shopper, names, day, timezone }: Telling) {
  const { segment, asOf, explanation, stays } = member;
  const isPast = day !== null;
  const truth = explanation?.truth ?? null;
  const stay = stays.find(({ enteredAt, leftAt }) => enteredAt <= asOf && (leftAt === null || leftAt > asOf));
  return {
    truth,
    isAsked: explanation !== null,
    question: questionOf(truth, explanation !== null, isPast, who, segment.name),
    when: isPast ? `At the end of ${formatDay(asOf, timezone)}` : "Now",
    instant: `As of ${formatSecond(asOf, timezone)} (${timezone}).`,
    sentence: member.sentence,
    meaning: isPast ? meaningOf(member, timezone) : null,
    since: stay && `In it since ${formatTime(stay.enteredAt, timezone)}, ${describeCause(stay.enteredCause)}.`,
    lag: lagOf(truth, stay !== undefined, isPast),
    absence: explanation ? null : absenceOf(shopper, asOf, timezone),
    changes: explanation && changeOf(explanation, isPast, timezone),
    evidence: (explanation?.evidence ?? []).map((fact) => viewEvidence(fact, names, timezone)),
  };
}

/** What the segment meant on a past day; before it was made, what it was made to mean. */
function meaningOf({ asOf, madeAt, version }: MemberExplanation, timezone: string): string {
  if (asOf >= madeAt) return `What the segment meant then: version ${version}.`;
  return `The segment was made on ${formatDay(madeAt, timezone)}; the day before that is asked with what it meant first.`;
}

function questionOf(truth: boolean | null, isAsked: boolean, isPast: boolean, who: string, name: string): string {
  const [is, can] = isPast ? ["was", "could"] : ["is", "can"];
  if (isAsked && truth === null) return `Why nobody ${can} tell whether ${who} ${is} in ${name}`;
  return `Why ${who} ${is} ${truth ? "" : "not "}in ${name}`;
}

/** What is recorded and what is worked out here may differ for a while. */
function lagOf(truth: boolean | null, isRecorded: boolean, isPast: boolean): string | null {
  if ((truth === true) === isRecorded) return null;
  if (isPast) {
    return "What was recorded on that day is different: some facts became known later, or the segment was changed since.";
  }
  return "The list of members has not caught up with this yet; it does by itself within minutes.";
}

function absenceOf({ knownSince, deletedAt }: Shopper, asOf: Date, timezone: string): string {
  if (knownSince > asOf) return `Not known then: known since ${formatTime(knownSince, timezone)}.`;
  return deletedAt
    ? `Deleted in Shopify on ${formatDay(deletedAt, timezone)}; deleted shoppers are in no segment.`
    : "In no segment, because another record took the place of this one.";
}

function changeOf({ truth, changesAt }: Explanation, isPast: boolean, timezone: string): string {
  const [would, nothing] = isPast ? ["would have changed", "had happened"] : ["changes", "happens"];
  if (changesAt) return `If nothing ${nothing}, this ${would} on ${formatTime(changesAt, timezone)}.`;
  const stays = truth === null ? "nobody could tell" : `it ${isPast ? "would have stayed" : "stays"} so`;
  return `If nothing ${nothing}, ${stays} for a year at least.`;
}

function viewCondition(one: ConditionExplanation, lookedFrom: Date, { names, timezone, knownSince }: Told) {
  const { condition, truth, found, changesAt, nearestMiss, evidence, near } = one;
  const view = (fact: Evidence) => viewEvidence(fact, names, timezone);
  return {
    condition,
    truth,
    found,
    evidence: evidence.map(view),
    since: sinceWords(one.since, lookedFrom, knownSince, timezone),
    changes: changesAt && `Changes by itself on ${formatTime(changesAt, timezone)}.`,
    miss:
      nearestMiss &&
      `${nearestMiss.missing} would be enough${nearestMiss.by ? `, by ${formatTime(nearestMiss.by, timezone)}` : ""}.`,
    near: near.map(({ evidence, missed }) => ({ fact: view(evidence), missed })),
  };
}

function sinceWords(since: Date | null, lookedFrom: Date, knownSince: Date, timezone: string): string {
  if (since === null) return "It has been so for long.";
  if (since > lookedFrom) return `It has been so since ${formatTime(since, timezone)}.`;
  return since <= knownSince ? "It has been so ever since they became known." : "It has been so for a year at least.";
}

function viewEvidence(fact: Evidence, names: EvidenceNames, timezone: string) {
  return {
    key: `${fact.type} ${fact.id} ${fact.at.getTime()}`,
    words: evidenceWords(fact, names),
    at: formatTime(fact.at, timezone),
    entry: entryOf(fact),
  };
}

export type EvidenceView = ReturnType<typeof viewEvidence>;

function viewStay({ enteredAt, leftAt, enteredCause, leftCause }: RecordedStay, timezone: string) {
  return {
    key: enteredAt.getTime(),
    entered: `Entered ${formatTime(enteredAt, timezone)}, ${describeCause(enteredCause)}`,
    left: leftAt ? `Left ${formatTime(leftAt, timezone)}, ${describeCause(leftCause)}` : "Still in it",
  };
}
