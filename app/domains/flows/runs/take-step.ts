import type { Step } from "../content/steps";
import type { Place } from "../plan/plan";
import { causeFulfils } from "./cause-test";
import type { Effect, Facts, GivenArm, Need, Run, SendPayload, SetTrait } from "./model";
import { waitEnd } from "./waits";

const msPerMinute = 60_000;

/** A step that was taken: what came of it, when, and which step is next. */
export interface Passed {
  does: "pass";
  outcome: string;
  at: Date;
  to: string | null;
  isExit?: true;
  effect?: Pick<Effect, "kind" | "payload" | "at">;
  trait?: Pick<SetTrait, "name" | "value">;
}

export type Taken = Passed | { does: "wait"; until: Date } | { does: "lack"; need: Need };

type Of<Type extends Step["type"]> = Extract<Step, { type: Type }>;

/** What a step does with a run that is at it. */
export function takeStep(place: Place, run: Run, facts: Facts, now: Date): Taken {
  const { step, next } = place;
  const at = run.arrivedAt;
  const pass = (outcome: string): Passed => ({ does: "pass", outcome, at, to: next });
  switch (step.type) {
    case "wait": {
      const until = waitEnd(step.wait, at, facts.timezone);
      return until > now ? { does: "wait", until } : { ...pass("waited"), at: until };
    }
    case "wait_for":
      return waitFor(step, place, run, facts, now);
    case "branch":
      return branch(step, place, run, facts);
    case "split":
      return split(place, run, facts);
    case "send":
      return send(step, place, run, facts, now);
    case "tag":
      return { ...pass("asked"), effect: { kind: "tag", payload: { change: step.change, tag: step.tag }, at } };
    case "set_trait":
      return { ...pass("done"), trait: { name: step.name, value: step.value } };
    case "notify":
      return { ...pass("asked"), effect: { kind: "notify", payload: { words: step.words }, at } };
    case "webhook":
      return { ...pass("asked"), effect: { kind: "webhook", payload: { url: step.url, name: step.name }, at } };
    case "exit":
      return { ...pass("exit"), isExit: true };
    default:
      return step satisfies never;
  }
}

/** What happened in time counts, even when nobody could look before the time was over. */
function waitFor(step: Of<"wait_for">, { ways, next }: Place, run: Run, facts: Facts, now: Date): Taken {
  const until = new Date(run.arrivedAt.getTime() + step.minutes * msPerMinute);
  if (run.arrivedAt >= now) return { does: "wait", until };
  const happened = facts.happenings.get(step.id);
  if (happened === undefined) return { does: "lack", need: "happening" };
  const take = (way: string, at: Date): Passed => ({ does: "pass", outcome: way, at, to: ways.get(way) ?? next });
  if (happened && happened <= until) return take("happened", happened);
  return until > now ? { does: "wait", until } : take("otherwise", until);
}

/** The first path of which all that it asks is true. Who is treated as if in no segment takes none of them. */
function branch(step: Of<"branch">, { ways, next }: Place, run: Run, facts: Facts): Taken {
  const asksShopper = run.treatment === null && step.paths.some(({ when }) => when.shopper !== null);
  const truths = asksShopper ? facts.truths.get(step.id) : [];
  if (!truths) return { does: "lack", need: "truths" };
  const fits = step.paths.findIndex(
    ({ when: { shopper, cause } }, i) =>
      run.treatment === null &&
      (shopper === null || truths[i] === true) &&
      cause.every((test) => causeFulfils(run.cause, test)),
  );
  const way = fits < 0 ? "otherwise" : `path-${fits + 1}`;
  return { does: "pass", outcome: way, at: run.arrivedAt, to: ways.get(way) ?? next };
}

function split({ step, ways, next }: Place, run: Run, facts: Facts): Taken {
  const given = facts.arms.get(step.id);
  if (given === undefined) return { does: "lack", need: "arm" };
  const [first = ""] = ways.keys();
  const way = given && ways.has(given.arm) ? given.arm : first;
  return { does: "pass", outcome: way, at: run.arrivedAt, to: ways.get(way) ?? next };
}

/** Later than the step allows nothing is asked for any more, whatever else there is to say. */
function send(step: Of<"send">, { next }: Place, run: Run, facts: Facts, now: Date): Taken {
  const at = run.arrivedAt;
  const pass = (outcome: string): Passed => ({ does: "pass", outcome, at, to: next });
  const isLate = step.latestMinutes !== null && now.getTime() - at.getTime() > step.latestMinutes * msPerMinute;
  if (isLate) return pass("too_late");
  const given = facts.arms.get(step.id);
  if (given === undefined) return { does: "lack", need: "arm" };
  if (given?.what.does === "none") return pass("held_out");
  const dueAt = new Date(at.getTime() + laterMinutes(given) * msPerMinute);
  const payload: SendPayload = {
    template: (given?.what.does === "differs" ? given.what.template : null) ?? step.template,
    latestMinutes: step.latestMinutes,
    dueAt,
    experimentId: given?.experimentId ?? null,
    arm: given?.arm ?? null,
    ...(step.evenIfQuiet && { evenIfQuiet: true }),
    treatment: run.treatment ?? (given?.what.does === "generic" ? "generic" : null),
  };
  return { ...pass("asked"), effect: { kind: "send", payload, at: dueAt } };
}

function laterMinutes(given: GivenArm | null): number {
  return given?.what.does === "differs" ? given.what.laterMinutes : 0;
}
