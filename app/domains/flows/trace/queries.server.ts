import { db } from "~/db.server";
import { armOf } from "~/domains/experiments/index.server";
import { evaluateFor, listSegments } from "~/domains/segments/index.server";
import type { Definition } from "~/domains/segments/model";
import { getShop } from "~/domains/shops/index.server";
import type { FlowContent } from "../content/model";
import type { Step } from "../content/steps";
import { findClocks } from "../dates/queries.server";
import { isNamed } from "../model";
import { planOf } from "../plan/plan";
import { advance } from "../runs/advance";
import { chanceOf } from "../runs/chance";
import { SendPayload, type Effect, type GivenArm, type Moved, type Passage, type Run } from "../runs/model";
import { comparedName, findCompared, givenArm, tellTruths, type Compared } from "../runs/tell.server";
import type { Decision } from "./model";

const nowhere = { truths: [], template: null };

/**
 * What a flow would do with a shopper who came in now, step by step: by what is known of her at this instant, and as if
 * she did nothing until it is over. Nothing is written and nothing leaves; what the flow's experiments would give her is
 * told, and she is not taken into them.
 */
export async function trace(
  shopId: number,
  flowId: number,
  content: FlowContent,
  profileId: string,
  now: Date,
): Promise<Decision[]> {
  const whole = (outcome: string): Decision => ({ step: null, at: now, outcome, ...nowhere });
  const segmentId = await findSegmentId(shopId, content);
  const kept = await whyNot(shopId, content, segmentId, profileId, now);
  if (kept) return [whole(kept)];
  const compared = await findCompared(shopId, [flowId], db);
  const experiment = compared.get(comparedName(flowId, null));
  const does = experiment && givenArm(experiment, armOf(shopId, experiment, profileId))?.what.does;
  if (does === "none") return [whole("held_out")];
  const run: Run = {
    ...{ id: "0", flowId, version: 0, profileId, segmentId, taken: 0 },
    ...{ triggeredAt: now, startedAt: now, arrivedAt: now },
    cause: { kind: "manual", sourceId: null, properties: {} },
    atStep: planOf(content.steps).first ?? "",
    treatment: does === "generic" ? "generic" : null,
  };
  const taken = await goThrough(shopId, run, content, compared, now);
  return [whole(does === "generic" ? "generic" : "starts"), ...taken];
}

async function findSegmentId(shopId: number, { trigger }: FlowContent): Promise<number | null> {
  if (!("segment" in trigger)) return null;
  const segments = await listSegments(shopId);
  return segments.find((segment) => isNamed(trigger.segment, segment))?.id ?? null;
}

/** Why it would not begin, or end at once; null when it would go on. */
async function whyNot(
  shopId: number,
  { trigger, onlyIf, ends }: FlowContent,
  segmentId: number | null,
  profileId: string,
  now: Date,
): Promise<string | null> {
  const isMember: Definition | null = segmentId === null ? null : memberOf(segmentId);
  const asked = [isMember, onlyIf, ends.when];
  const definitions = asked.filter((one) => one !== null);
  const answers = (await evaluateFor(shopId, definitions, [profileId], now)).get(profileId) ?? [];
  const [inside, meant, over] = asked.map((one) => (one === null ? null : (answers[definitions.indexOf(one)] ?? null)));
  if (trigger.type === "segment_entered" && isMember && inside !== true) return "segment";
  if (onlyIf && meant !== true) return "not_for_her";
  return ends.when && over === true ? "condition" : null;
}

function memberOf(segmentId: number): Definition {
  const value = { type: "number" as const, number: String(segmentId) };
  return { type: "compare", name: "member_of", operator: "=", value };
}

/** Lets the clock jump to whatever the run waits for. */
async function goThrough(
  shopId: number,
  first: Run,
  { steps }: FlowContent,
  compared: Compared,
  now: Date,
): Promise<Decision[]> {
  const plan = planOf(steps);
  const { timezone: shopZone } = await getShop(shopId);
  const clocks = await findClocks(shopId, [first.profileId], shopZone);
  const facts = {
    timezone: clocks.get(first.profileId) ?? shopZone,
    truths: new Map<string, (boolean | null)[]>(),
    happenings: new Map<string, Date | null>(),
    arms: new Map<string, GivenArm | null>(),
  };
  const decisions: Decision[] = [];
  let [run, clock] = [first, now];
  for (;;) {
    const moved: Moved = advance(run, plan, facts, clock);
    run = moved.run;
    decisions.push(...moved.passages.map((passage) => decisionOf(passage, moved.effects, facts.truths)));
    const { next } = moved;
    if (next.state === "ended") return [...decisions, { step: null, at: next.at, outcome: next.outcome, ...nowhere }];
    if (next.state === "waiting") {
      clock = next.dueAt > clock ? next.dueAt : clock;
      continue;
    }
    const { step, need } = next;
    if (need === "truths") {
      facts.truths.set(step.id, (await tellTruths(shopId, [{ run, step }], now, db)).get(run.id) ?? []);
    } else if (need === "happening") facts.happenings.set(step.id, null);
    else facts.arms.set(step.id, armAt(shopId, run, step, compared));
  }
}

function armAt(shopId: number, run: Run, step: Step, compared: Compared): GivenArm | null {
  const experiment = compared.get(comparedName(run.flowId, step.id));
  const given = experiment && givenArm(experiment, armOf(shopId, experiment, run.profileId));
  return given ?? (step.type === "split" ? chanceOf(step, run) : null);
}

function decisionOf(
  { number, step, outcome, at }: Passage,
  effects: readonly Effect[],
  truths: ReadonlyMap<string, readonly (boolean | null)[]>,
): Decision {
  const sent = SendPayload.safeParse(effects.find((effect) => effect.number === number)?.payload);
  return { step, at, outcome, truths: truths.get(step) ?? [], template: sent.success ? sent.data.template : null };
}
