import { expect, test } from "vitest";
import type { ArmResult, Look, Plan } from "./model";
import { judgeLook } from "./verdict";

const plan: Plan = { baseRate: 0.03, nStar: 20_000, alpha: 0.05, power: 0.8, looks: "daily" };

/** An arm of so many people, of whom so many ordered, and in which nobody left. */
function arm(key: string, people: number, conversions: number, more: Partial<ArmResult> = {}): ArmResult {
  const none = { unsubscribes: 0, complaints: 0, revenue: null };
  return { key, share: 50, isMailed: true, isStopped: false, assigned: people, people, conversions, ...none, ...more };
}

function look(arms: readonly ArmResult[], more: Partial<Look> = {}): Look {
  return { arms, plan, guardedBy: "usual", earlierLooks: [], ...more };
}
const judge = (...arms: ArmResult[]) => judgeLook(look(arms));

test("an arm that is clearly better wins, and can be given to everybody", () => {
  const verdict = judge(arm("usual", 5000, 150), arm("b", 5000, 260));
  expect(verdict).toMatchObject({ says: "clear_winner", winner: "b", next: { does: "roll_out", arm: "b" } });
  const [compared] = verdict.comparisons;
  expect(compared?.lift).toBeCloseTo(110 / 150, 10);
  expect(compared?.low).toBeGreaterThan(0.25);
  expect(compared?.high).toBeLessThan(1.5);
});

test("the first arm wins when all others are clearly worse, and not while one of them may be as good", () => {
  expect(judge(arm("usual", 5000, 260), arm("b", 5000, 150))).toMatchObject({ says: "clear_winner", winner: "usual" });
  const undecided = judge(arm("usual", 5000, 260), arm("b", 5000, 150), arm("c", 5000, 255));
  expect(undecided.says).not.toBe("clear_winner");
});

test("what a look at a fixed time would call found is not enough for who looks daily", () => {
  // z is 2.4: a single look would say one in sixty.
  const verdict = judge(arm("usual", 5000, 150), arm("b", 5000, 194));
  expect(verdict).toMatchObject({ says: "leaning", towards: "b", doubt: { why: "no_clear_difference" } });
  expect(verdict.comparisons[0]?.low).toBeLessThan(0);
  expect(verdict.next).toMatchObject({ does: "goes_on" });
});

test("the chance of a false winner is shared among the arms: with four, each needs more", () => {
  const better = [arm("usual", 5000, 150), arm("b", 5000, 214)] as const;
  const others = [arm("c", 5000, 150), arm("d", 5000, 151)];
  expect(judge(...better).says).toBe("clear_winner");
  expect(judge(...better, ...others).says).toBe("leaning");
});

test("an arm that seems better still is waited for, until as many are counted as were planned", () => {
  const arms = (people: number, one: number, other: number) => [
    arm("usual", people, (people * 3) / 100),
    arm("b", people, one),
    // Fewer were given it, so that less is known of it.
    arm("c", people / 10, other, { share: 5 }),
  ];
  const early = judge(...arms(5000, 240, 28));
  expect(early.comparisons.map(({ isBetter }) => isBetter)).toEqual([true, false]);
  expect(early).toMatchObject({ says: "leaning", towards: "b" });
  const late = judgeLook(look(arms(5000, 240, 28), { plan: { ...plan, nStar: 10_000 } }));
  expect(late).toMatchObject({ says: "clear_winner", winner: "b" });
});

test("a split that is off lets nobody win", () => {
  const verdict = judge(arm("usual", 5000, 150, { assigned: 5000 }), arm("b", 5000, 260, { assigned: 5500 }));
  expect(verdict).toMatchObject({
    says: "cannot_tell",
    doubt: { why: "split_is_off" },
    next: { does: "find_out_why_the_split_is_off" },
  });
  // An arm that was stopped has fewer for that reason, and the relation of the others counts.
  const stopped = arm("c", 900, 27, { isStopped: true });
  expect(judge(arm("usual", 5000, 150), arm("b", 5000, 260), stopped)).toMatchObject({ says: "clear_winner" });
});

test("below the floors nothing is told, whatever was seen", () => {
  expect(judge(arm("usual", 49, 0), arm("b", 49, 40))).toMatchObject({
    says: "cannot_tell",
    doubt: { why: "too_few_people", people: 49, needed: 50 },
  });
  expect(judge(arm("usual", 400, 0), arm("b", 400, 19))).toMatchObject({
    says: "cannot_tell",
    doubt: { why: "too_few_orders", orders: 19, needed: 20 },
  });
  expect(judge(arm("usual", 400, 0), arm("b", 400, 20))).toMatchObject({ says: "clear_winner", winner: "b" });
});

test("nobody yet, or nobody who ordered, is no error", () => {
  const nobody = judge(arm("usual", 0, 0), arm("b", 0, 0));
  expect(nobody).toMatchObject({ says: "cannot_tell", people: 0, next: { does: "goes_on", peopleMore: null } });
  expect(nobody.comparisons[0]).toMatchObject({ lift: null, low: -1, high: Infinity });
  expect(judge(arm("usual", 500, 0), arm("b", 500, 3)).comparisons[0]).toMatchObject({ lift: null, isBetter: false });
});

test("an arm that drives away more shoppers is stopped, and does not win with all its orders", () => {
  const leaving = (unsubscribes: number) => ({ unsubscribes });
  const verdict = judge(arm("usual", 5000, 150, leaving(15)), arm("b", 5000, 260, leaving(60)));
  expect(verdict).toMatchObject({ harms: [{ arm: "b", kind: "unsubscribes", rate: 0.012, usualRate: 0.003 }] });
  expect(verdict).toMatchObject({ says: "cannot_tell", next: { does: "stop_arms", arms: ["b"] } });
  const kind = judge(arm("usual", 5000, 150, leaving(60)), arm("b", 5000, 260, leaving(15)));
  expect(kind).toMatchObject({ harms: [], says: "clear_winner" });
});

test("a few complaints more are enough, and a holdout is no one to be compared with", () => {
  const complaining = judge(arm("usual", 5000, 150), arm("b", 5000, 160, { complaints: 14 }));
  expect(complaining.harms).toMatchObject([{ arm: "b", kind: "complaints" }]);
  const held = [arm("usual", 5000, 150, { unsubscribes: 60 }), arm("none", 5000, 140, { isMailed: false })];
  expect(judgeLook(look(held)).harms).toEqual([]);
  expect(judgeLook(look(held, { guardedBy: "none" })).harms).toEqual([]);
  expect(judgeLook(look(held, { guardedBy: null })).harms).toEqual([]);
});

test("a stopped arm never wins", () => {
  const verdict = judge(arm("usual", 5000, 150), arm("b", 5000, 260, { isStopped: true }), arm("c", 5000, 160));
  expect(verdict.says).not.toBe("clear_winner");
});

test("how many more it takes is told where it is in sight, and at the end that it ends", () => {
  const early = judge(arm("usual", 3000, 90), arm("b", 3000, 120));
  expect(early.next.does).toBe("goes_on");
  const more = early.next.does === "goes_on" ? (early.next.peopleMore ?? 0) : 0;
  expect(more).toBeGreaterThan(1000);
  // So many more with the same rates are indeed enough.
  const by = 1 + more / 6000;
  expect(judge(arm("usual", 3000 * by, 90 * by), arm("b", 3000 * by, 120 * by)).says).toBe("clear_winner");
  expect(judge(arm("usual", 3000, 90), arm("b", 3000, 90)).next).toEqual({ does: "goes_on", peopleMore: null });
  expect(judge(arm("usual", 10_000, 300), arm("b", 10_000, 310)).next).toEqual({ does: "ends_undecided" });
});

test("looks that were planned find more than looks at will: at the last, nearly what a single one would", () => {
  const campaign = { ...plan, nStar: 10_000, looks: 2 };
  const arms = [arm("usual", 5000, 150), arm("b", 5000, 194)];
  expect(judgeLook(look(arms, { plan: campaign, earlierLooks: [5000] }))).toMatchObject({ says: "clear_winner" });
  expect(judgeLook(look(arms, { plan: { ...plan, nStar: 10_000 } })).says).toBe("leaning");
  // Halfway through much more is asked for.
  const half = [arm("usual", 2500, 75), arm("b", 2500, 106)];
  expect(judgeLook(look(half, { plan: campaign })).says).toBe("leaning");
  // And with few orders by an exact interval.
  const few = [arm("usual", 500, 3), arm("b", 500, 22)];
  expect(judgeLook(look(few, { plan: { ...campaign, nStar: 1000 } }))).toMatchObject({ says: "clear_winner" });
});

test("earlier looks are paid for, those that came twice or with fewer only once", () => {
  const campaign = { ...plan, nStar: 10_000, looks: 2 };
  const arms = [arm("usual", 5000, 150), arm("b", 5000, 189)];
  const lowAfter = (earlierLooks: number[]) =>
    judgeLook(look(arms, { plan: campaign, earlierLooks })).comparisons[0]?.low ?? Number.NaN;
  expect(lowAfter([9000])).toBeLessThan(lowAfter([]) - 0.005);
  expect(lowAfter([9000, 9000, 8990])).toBe(lowAfter([9000]));
  // More than were expected are counted as all of them.
  const over = { ...campaign, nStar: 9500 };
  expect(judgeLook(look(arms, { plan: over, earlierLooks: [9600] })).comparisons[0]?.low).toBe(
    judgeLook(look(arms, { plan: over, earlierLooks: [] })).comparisons[0]?.low,
  );
});

test("the smallest lift is told for the arm of which the fewest are expected, and null when there is none", () => {
  expect(judge(arm("usual", 100, 3), arm("b", 100, 3)).smallestLift).toBeCloseTo(0.337, 2);
  const small = judge(arm("usual", 100, 3, { share: 90 }), arm("b", 100, 3, { share: 10 })).smallestLift;
  expect(small).toBeCloseTo(0.534, 3);
  const hopeless = judgeLook(look([arm("usual", 5, 0), arm("b", 5, 0)], { plan: { ...plan, nStar: 60 } }));
  expect(hopeless.smallestLift).toBeNull();
});

test("revenue is told as an aside where enough bought, by what was known before, and decides nothing", () => {
  const revenue = (people: number, conversions: number, mean: number) => {
    const sum = conversions * mean;
    const before = { sum: people * 1000, sumSquares: people * 4_000_000 };
    return { revenue: { people, sum, sumSquares: 1.5 * sum * mean, before, sumProducts: 1200 * sum } };
  };
  const richer = judge(
    arm("usual", 5000, 150, revenue(5000, 150, 4000)),
    arm("b", 5000, 151, revenue(5000, 151, 40_000)),
  );
  expect(richer.comparisons[0]?.revenue?.low).toBeGreaterThan(0);
  expect(richer.says).not.toBe("clear_winner");
  const few = judge(arm("usual", 5000, 49, revenue(5000, 49, 4000)), arm("b", 5000, 49, revenue(5000, 49, 40_000)));
  expect(few.comparisons[0]?.revenue).toBeNull();
});
