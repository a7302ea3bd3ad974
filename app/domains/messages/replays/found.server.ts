import type { Tx } from "~/db.server";
import type { ReplayFound } from "~/domains/flows/model";
import {
  countDays,
  countDisplacing,
  countEnds,
  countMessages,
  countSteps,
  countWanted,
  listRuns,
  type MessageCount,
} from "./found-queries.server";
import type { Span } from "./queries.server";

/** Tells what a flow would have done, from what the replay has written. */
export async function tellFound(shopId: number, span: Span, tx: Tx): Promise<ReplayFound> {
  const { ends, people } = await countEnds(shopId, span, tx);
  const messages = await countMessages(shopId, span, tx);
  const isKeptOut = ({ outcome }: { outcome: string }) => keptOut.includes(outcome);
  const begun = ends.filter((end) => !isKeptOut(end));
  const reach = await countWanted(shopId, span, tx);
  const inState = (state: string) => messages.filter((message) => message.state === state);
  return {
    from: span.from.toISOString(),
    until: span.until.toISOString(),
    runs: total(begun),
    people,
    keptOut: sum(ends.filter(isKeptOut), ({ outcome }) => outcome),
    ended: sum(begun, ({ outcome }) => outcome),
    sent: total(inState("sent")),
    skipped: sum(inState("skipped"), ({ reason }) => reason ?? ""),
    held: sum(
      messages.filter(({ heldFor }) => heldFor !== null),
      ({ heldFor }) => heldFor ?? "",
    ),
    waiting: total(inState("queued")),
    ...reach,
    displacedBy: await countDisplacing(shopId, span, tx),
    steps: stepsOf(await countSteps(shopId, span, tx), messages),
    days: await countDays(shopId, span, tx),
    lines: await listRuns(shopId, span, tx),
  };
}

/** Of runs that never began. */
const keptOut = ["not_for_her", "held_out", "already_in"];

function total(counted: readonly { count: number }[]): number {
  return counted.reduce((sum, { count }) => sum + count, 0);
}

function sum<One extends { count: number }>(counted: readonly One[], name: (one: One) => string) {
  const sums: Record<string, number> = {};
  for (const one of counted) sums[name(one)] = (sums[name(one)] ?? 0) + one.count;
  return sums;
}

function stepsOf(
  passed: readonly { step: string; outcome: string; count: number }[],
  messages: readonly MessageCount[],
): ReplayFound["steps"] {
  return [...Map.groupBy(passed, ({ step }) => step)].map(([step, group]) => {
    const own = messages.filter((message) => message.step === step);
    return {
      step,
      passed: sum(group, ({ outcome }) => outcome),
      sent: total(own.filter(({ state }) => state === "sent")),
      skipped: total(own.filter(({ state }) => state === "skipped")),
    };
  });
}
