import fc from "fast-check";
import { expect, test } from "vitest";
import { anySteps, order, send, wait } from "../../../../tests/support/flow-contents";
import { allSteps } from "../content/model";
import type { Step } from "../content/steps";
import { planOf } from "../plan/plan";
import { advance } from "./advance";
import type { Facts, GivenArm, Moved, Passage, Run } from "./model";

const minute = 60_000;
const start = new Date("2026-06-15T12:00:00Z");
const after = (minutes: number) => new Date(start.getTime() + minutes * minute);

const newRun = (steps: readonly Step[]): Run => ({
  ...{ id: "1", flowId: 1, version: 1, profileId: "7", segmentId: null, taken: 0, treatment: null },
  ...{ triggeredAt: start, startedAt: start, arrivedAt: start, atStep: steps[0]?.id ?? "" },
  cause: { kind: "product_viewed", sourceId: "1", properties: { productIds: ["5", "6"], seconds: 12, path: "/Eco" } },
});

interface World {
  /** What each branch is told, by its id. */
  truths?: Record<string, (boolean | null)[]>;
  /** When what is waited for happens. */
  happens?: Date[];
  arms?: Record<string, GivenArm>;
  timezone?: string;
}

/** Answers whatever a run lacks, as the job does, until it waits or is over. */
function go(run: Run, steps: readonly Step[], world: World, now: Date): Moved {
  const facts = { timezone: world.timezone ?? "UTC", truths: new Map(), happenings: new Map(), arms: new Map() };
  const done: Pick<Moved, "passages" | "effects" | "traits"> = { passages: [], effects: [], traits: [] };
  const plan = planOf(steps);
  let here = run;
  for (;;) {
    const moved = advance(here, plan, facts satisfies Facts, now);
    const all = {
      passages: [...done.passages, ...moved.passages],
      effects: [...done.effects, ...moved.effects],
      traits: [...done.traits, ...moved.traits],
    };
    if (moved.next.state !== "lacking") return { ...moved, ...all };
    Object.assign(done, all);
    here = moved.run;
    const { step, need } = moved.next;
    if (need === "truths") facts.truths.set(step.id, world.truths?.[step.id] ?? [false, null]);
    if (need === "arm") facts.arms.set(step.id, world.arms?.[step.id] ?? null);
    if (need === "happening") {
      const came = here.arrivedAt;
      facts.happenings.set(step.id, world.happens?.find((at) => at > came && at <= now) ?? null);
    }
  }
}

/** Lives through a whole run: somebody looks at each of these instants, and whenever it is due. */
function live(steps: readonly Step[], world: World, looks: readonly Date[] | "when due"): Moved {
  let run = newRun(steps);
  const all: Moved = { passages: [], effects: [], traits: [], run, next: { state: "waiting", dueAt: start } };
  const passages: Passage[] = [];
  const effects: Moved["effects"][number][] = [];
  let clock = start;
  for (let turn = 0; turn < 1000; turn++) {
    const moved = go(run, steps, world, clock);
    passages.push(...moved.passages);
    effects.push(...moved.effects);
    run = moved.run;
    if (moved.next.state === "ended") return { ...all, passages, effects, run, next: moved.next };
    const due = moved.next.state === "waiting" ? moved.next.dueAt : clock;
    const next = looks === "when due" ? due : (looks.find((at) => at > clock) ?? new Date(Math.max(+due, +clock)));
    // Something that happens wakes a run, and so does its time.
    const woken = world.happens?.find((at) => at > clock && at < next);
    clock = looks === "when due" && woken ? woken : next > clock ? next : clock;
  }
  throw new Error("The run does not end");
}

const outcomes = ({ passages }: Moved) => passages.map(({ step, outcome }) => `${step} ${outcome}`);

test("ways part and come together again, and every step is taken once in its order", () => {
  const steps: Step[] = [
    wait("pause", 60),
    {
      ...{ id: "who", type: "branch", otherwise: [send("others")] },
      paths: [{ name: "", when: { shopper: { type: "null", name: "email" }, cause: [] }, steps: [send("some")] }],
    },
    send("all"),
  ];
  expect(outcomes(live(steps, { truths: { who: [true] } }, "when due"))).toEqual([
    ...["pause waited", "who path-1", "some asked", "all asked"],
  ]);
  expect(outcomes(live(steps, { truths: { who: [null] } }, "when due"))).toEqual([
    ...["pause waited", "who otherwise", "others asked", "all asked"],
  ]);
});

test("what a path asks of the cause is asked of what started the run, and a comparison's generic arm takes none", () => {
  const path = (cause: { property: string; operator: "=" | "contains" | ">"; value: string }[]) => ({
    ...{ name: "", steps: [send("in")] },
    when: { shopper: null, cause },
  });
  const ask = (...cause: Parameters<typeof path>[0]): Step[] => [
    { id: "who", type: "branch", paths: [path(cause)], otherwise: [] },
  ];
  const way = (steps: Step[], run = newRun(steps)) => outcomes(go(run, steps, {}, start))[0];
  expect(way(ask({ property: "productIds", operator: "=", value: "6" }))).toBe("who path-1");
  expect(way(ask({ property: "path", operator: "contains", value: "eco" }))).toBe("who path-1");
  expect(way(ask({ property: "seconds", operator: ">", value: "12" }))).toBe("who otherwise");
  const both = ask({ property: "path", operator: "=", value: "/eco" }, { property: "none", operator: "=", value: "" });
  expect(way(both)).toBe("who otherwise");
  const steps = ask({ property: "productIds", operator: "=", value: "6" });
  expect(way(steps, { ...newRun(steps), treatment: "generic" })).toBe("who otherwise");
});

test("what is waited for counts when it happened in time, even if nobody could look until long after", () => {
  const steps: Step[] = [
    { id: "for", type: "wait_for", what: order, minutes: 60, happened: [send("yes")], otherwise: [send("no")] },
  ];
  expect(outcomes(live(steps, { happens: [after(30)] }, "when due"))).toEqual(["for happened", "yes asked"]);
  expect(outcomes(live(steps, { happens: [after(30)] }, [after(6000)]))).toEqual(["for happened", "yes asked"]);
  expect(outcomes(live(steps, { happens: [after(61)] }, [after(6000)]))).toEqual(["for otherwise", "no asked"]);
  // What was before the wait is no answer to it.
  expect(outcomes(live(steps, { happens: [start] }, "when due"))).toEqual(["for otherwise", "no asked"]);
});

test("a backlog is asked for within the lateness of each step, and passed over beyond it", () => {
  const steps = [wait("one", 60), send("soon", 30), wait("two", 600), send("later", 30), send("ever")];
  const late = live(steps, {}, [after(60 + 31)]);
  expect(outcomes(late)).toEqual(["one waited", "soon too_late", "two waited", "later asked", "ever asked"]);
  expect(late.effects.map(({ at }) => at)).toEqual([after(660), after(660)]);
  expect(outcomes(live(steps, {}, [after(60 + 30)]))[1]).toBe("soon asked");
  expect(outcomes(live(steps, {}, [after(9000)]))).toEqual([
    ...["one waited", "soon too_late", "two waited", "later too_late", "ever asked"],
  ]);
});

test("waits are by the shopper's clock, also where it is put forward", () => {
  const at = (timezone: string, minuteOfDay: number, from: string) => {
    const steps: Step[] = [{ id: "w", type: "wait", wait: { type: "until_time", minute: minuteOfDay } }];
    const { next } = go({ ...newRun(steps), arrivedAt: new Date(from) }, steps, { timezone }, new Date(from));
    return next.state === "waiting" ? next.dueAt.toISOString() : next.state;
  };
  expect(at("America/New_York", 540, "2026-06-15T12:00:00Z")).toBe("2026-06-15T13:00:00.000Z");
  expect(at("Asia/Tokyo", 540, "2026-06-15T12:00:00Z")).toBe("2026-06-16T00:00:00.000Z");
  // Half past one is left out in London that night: it is the moment at which the clocks are put forward.
  expect(at("Europe/London", 90, "2026-03-29T00:10:00Z")).toBe("2026-03-29T01:00:00.000Z");
  expect(at("Europe/London", 90, "2026-10-25T00:10:00Z")).toBe("2026-10-25T00:30:00.000Z");
});

test("what is noted is a fact before the next step asks about it", () => {
  const steps: Step[] = [{ id: "note", type: "set_trait", name: "vip", value: "gold" }, send("hello")];
  const { traits, next, run } = go(newRun(steps), steps, {}, start);
  expect(traits).toEqual([{ number: 0, name: "vip", value: "gold", at: start }]);
  expect([next, run.atStep]).toEqual([{ state: "waiting", dueAt: start }, "hello"]);
});

test("a comparison holds a message back, puts it off, or has another one sent", () => {
  const steps = [send("hello")];
  const given = (what: GivenArm["what"]) => {
    const { passages, effects } = go(
      newRun(steps),
      steps,
      { arms: { hello: { experimentId: 3, arm: "b", what } } },
      start,
    );
    return [passages[0]?.outcome, effects[0]?.at, effects[0]?.payload];
  };
  expect(given({ does: "none" })).toEqual(["held_out", undefined, undefined]);
  const differs = { does: "differs" as const, changes: {}, template: "win-back", laterMinutes: 90 };
  const payload = { template: "win-back", latestMinutes: null, dueAt: after(90), experimentId: 3, arm: "b" };
  expect(given(differs)).toEqual(["asked", after(90), { ...payload, treatment: null }]);
});

const anyWorld = fc.record({
  happens: fc
    .array(fc.integer({ min: -10, max: 20_000 }).map(after), { maxLength: 4 })
    .map((all) => all.toSorted((a, b) => +a - +b)),
  timezone: fc.constantFrom("UTC", "America/New_York", "Europe/London", "Asia/Kolkata"),
});
const anyLooks = fc
  .array(fc.integer({ min: 1, max: 20_000 }).map(after), { maxLength: 6 })
  .map((all) => all.toSorted((a, b) => +a - +b));

test("every run ends, takes no step twice, asks for no message twice and goes forward in time", () => {
  fc.assert(
    fc.property(anySteps, anyWorld, anyLooks, fc.infiniteStream(fc.boolean()), (steps, world, looks, dice) => {
      fc.pre(steps.length > 0);
      const truths = Object.fromEntries(allSteps(steps).map(({ id }) => [id, [dice.next().value, dice.next().value]]));
      const { passages, effects, next } = live(steps, { ...world, truths }, looks);
      expect(next.state).toBe("ended");
      expect(new Set(passages.map(({ step }) => step)).size).toBe(passages.length);
      expect(passages.map(({ number }) => number)).toEqual(passages.map((_, i) => i));
      const read = allSteps(steps).map(({ id }) => id);
      const order = passages.map(({ step }) => read.indexOf(step));
      expect(order).toEqual(order.toSorted((a, b) => a - b));
      const times = passages.map(({ at }) => at.getTime());
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      const sends = effects.filter(({ kind }) => kind === "send");
      expect(new Set(sends.map(({ step }) => step)).size).toBe(sends.length);
    }),
    { numRuns: 500 },
  );
}, 30_000);

test("whoever looks late comes to the same, but for messages that are too late by then", () => {
  const same = ({ passages }: Moved) =>
    passages.map(({ step, outcome, at }) => ({ step, at, outcome: outcome === "too_late" ? "asked" : outcome }));
  fc.assert(
    fc.property(anySteps, anyWorld, anyLooks, (steps, world, looks) => {
      fc.pre(steps.length > 0);
      expect(same(live(steps, world, looks))).toEqual(same(live(steps, world, "when due")));
    }),
    { numRuns: 500 },
  );
}, 30_000);
