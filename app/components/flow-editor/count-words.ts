import type { Counted, StepCount } from "./question";

/** Outcomes of a step that say why nothing was done at it. */
const nothingDone: Record<string, string> = {
  too_late: "came too late for it",
  held_out: "kept out by an experiment",
};

/** A step's counts, each in few words: "12 waiting", "340 passed", "12 came too late for it". */
export function countWords({ waiting, passed }: StepCount): string[] {
  const all = Object.values(passed).reduce((sum, count) => sum + count, 0);
  const kept = Object.entries(passed).filter(([outcome]) => outcome in nothingDone);
  return [
    ...(waiting > 0 ? [`${number(waiting)} waiting`] : []),
    ...(all > 0 ? [`${number(all)} passed`] : []),
    ...kept.map(([outcome, count]) => `${number(count)} ${nothingDone[outcome] ?? outcome}`),
  ];
}

/** "340 sent", "12 not sent: this shopper has unsubscribed". */
export function countedWords({ words, count }: Counted): string {
  return `${number(count)} ${words}`;
}

/** How many went a way that parts at a step; nothing where nobody did. */
export function wayCount(counted: StepCount | null, way: string): string {
  const count = counted?.passed[way] ?? 0;
  return count === 0 ? "" : `${number(count)} went this way`;
}

/** What becomes of those who are in a flow when it is turned off. */
export function turnOffWords(people: number): string {
  return `Nobody comes in any more, and ${leaversWords(people)}: nothing more of it is sent, also when you turn it on again.`;
}

/** Who leaves a flow that is turned off: "the 12 shoppers who are in it leave it". */
export function leaversWords(people: number): string {
  if (people === 1) return "the one shopper who is in it leaves it";
  return `the ${number(people)} shoppers who are in it leave it`;
}

function number(count: number): string {
  return count.toLocaleString("en-GB");
}
