import { newArms } from "~/domains/experiments";
import { createExperiment } from "~/domains/experiments/index.server";
import type { Arm, Subject } from "~/domains/experiments/model";
import { allSteps } from "~/domains/flows";
import { findFlow } from "~/domains/flows/index.server";
import { countBySegment, listDailyChanges, sizeHistory } from "~/domains/reports/index.server";
import { findSegment } from "~/domains/segments/index.server";
import type { Shop } from "~/domains/shops/model";
import { dayIn } from "~/lib/watch/calendar";
import { diagnose } from "./diagnose";
import type { Benchmark, Diagnosis, Says } from "./model";
import { findFacts, findMainSend } from "./queries.server";

const swingDays = 28;
const noMail: Benchmark = { sent: 0, delivered: 0, clicked: 0, orderedAfterClick: 0, late: 0, people: 0, buyers: 0 };

/** What is wrong with a segment's mail as it was counted last, if anything; null when there is no such segment. */
export async function diagnoseSegment(shop: Shop, segmentId: number, now: Date): Promise<Diagnosis | null> {
  const [segment, facts, sizes, changes] = await Promise.all([
    findSegment(shop.id, segmentId),
    findFacts(shop.id),
    countBySegment(shop.id),
    listDailyChanges(shop.id, {
      ...{ timezone: shop.timezone, segmentId },
      since: new Date(now.getTime() - (swingDays + 1) * 86_400_000),
    }),
  ]);
  if (!segment) return null;
  const history = sizeHistory(
    sizes.get(segmentId) ?? 0,
    changes.get(segmentId) ?? [],
    dayIn(now, shop.timezone),
    swingDays,
  );
  return judge(facts, segmentId, swingOf(history));
}

/** The same of all segments that were written to, by id; their sizes are not looked at. */
export async function diagnoseAll(shopId: number): Promise<Map<number, Diagnosis>> {
  const facts = await findFacts(shopId);
  return new Map([...facts.keys()].map((id) => [id, judge(facts, id, 1)]));
}

function judge(facts: ReadonlyMap<number, Benchmark>, segmentId: number, swing: number): Diagnosis {
  const others = [...facts].flatMap(([id, one]) => (id === segmentId ? [] : [one]));
  return diagnose({ ...(facts.get(segmentId) ?? noMail), swing }, others.reduce(add, noMail));
}

function add(one: Benchmark, other: Benchmark): Benchmark {
  return {
    sent: one.sent + other.sent,
    delivered: one.delivered + other.delivered,
    clicked: one.clicked + other.clicked,
    orderedAfterClick: one.orderedAfterClick + other.orderedAfterClick,
    late: one.late + other.late,
    people: one.people + other.people,
    buyers: one.buyers + other.buyers,
  };
}

function swingOf(history: readonly { size: number }[]): number {
  const sizes = history.map(({ size }) => size + 5);
  return Math.max(...sizes) / Math.min(...sizes);
}

/**
 * Makes the draft of the test that a diagnosis proposes: of the message that the segment is written to with most, or of
 * the segment itself. @returns the experiment's id; null when there is nothing to be compared
 */
export async function beginTest(shop: Shop, segmentId: number, says: Says, now: Date): Promise<number | null> {
  if (says === "fine" || !(await findSegment(shop.id, segmentId))) return null;
  const test = tests[says];
  const subject = test.isOfMessage ? await findSubject(shop.id, segmentId, now) : null;
  const about: Subject = subject ?? { kind: "segment", id: segmentId, step: null };
  const arms = subject ? test.arms : newArms(says === "unknown" ? "holdout" : "worth");
  return createExperiment(shop.id, about, { name: test.name, arms, windowDays: 14, rollsOut: false }, now);
}

const [usual, other]: Arm[] = newArms("message");

const tests: Record<Exclude<Says, "fine">, { name: string; isOfMessage: boolean; arms: Arm[] }> = {
  message: { name: "Which message is better?", isOfMessage: true, arms: newArms("message") },
  timing: { name: "Is another time better?", isOfMessage: true, arms: usual && other ? [usual, later(other)] : [] },
  definition: { name: "Does it mean the right shoppers?", isOfMessage: false, arms: [] },
  unknown: { name: "Does it bring orders?", isOfMessage: false, arms: [] },
};

function later(arm: Arm): Arm {
  return {
    ...arm,
    name: "Half a day later",
    what: { does: "differs", changes: {}, template: null, laterMinutes: 720 },
  };
}

async function findSubject(shopId: number, segmentId: number, now: Date): Promise<Subject | null> {
  const main = await findMainSend(shopId, segmentId, now);
  if (!main) return null;
  // What a campaign sent has been sent: its like can be compared the next time.
  if (main.sourceKind !== "flow") return null;
  const flow = await findFlow(shopId, main.programId);
  const step = allSteps(flow?.content?.steps ?? []).find(
    (one) => one.type === "send" && one.template === main.templateKey,
  );
  return flow && step ? { kind: "flow_step", id: flow.id, step: step.id } : null;
}
