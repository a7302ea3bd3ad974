import { expect, test } from "vitest";
import { noResult } from "../results/model";
import { compareSegments } from "./compare";
import type { SegmentMeasures } from "./model";

const measures = (more: Partial<SegmentMeasures>): SegmentMeasures => ({
  members: {
    shoppers: 1000,
    buyers: 400,
    repeatBuyers: 100,
    spent: { people: 1000, sum: 2_000_000, sumSquares: 10e9 },
  },
  result: { ...noResult, sent: 500, delivered: 490, clicked: 49, unsubscribed: 5, orders: 20 },
  credit: { people: 500, buyers: 60, sum: 100_000, sumSquares: 1e9 },
  ...more,
});
const find = (first: SegmentMeasures, second: SegmentMeasures, measure: string) =>
  compareSegments(first, second).find((one) => one.measure === measure);

test("a share differs by the second less the first, within Newcombe's interval", () => {
  const second = measures({ members: { ...(measures({}).members ?? expect.fail("none")), buyers: 500 } });
  const compared = find(measures({}), second, "Have ordered");
  expect(compared).toMatchObject({ kind: "share", first: 0.4, second: 0.5 });
  expect(compared?.difference?.estimate).toBeCloseTo(0.1, 10);
  // Wilson's of 400 and of 500 in 1,000 are 0.37008–0.43069 and 0.46907–0.53093; Newcombe 1998, method 10.
  expect(compared?.difference?.low).toBeCloseTo(0.1 - Math.hypot(0.5 - 0.46907, 0.43069 - 0.4), 4);
  expect(compared?.difference?.high).toBeCloseTo(0.1 + Math.hypot(0.53093 - 0.5, 0.4 - 0.37008), 4);
});

test("an average differs within Welch's interval", () => {
  // Of 1,000 shoppers £20.00 on average, with a variance of (10e9 − 1000·2000²)/999, and half as much again.
  const spent = { people: 1000, sum: 3_000_000, sumSquares: 15e9 };
  const second = measures({ members: { ...(measures({}).members ?? expect.fail("none")), spent } });
  const compared = find(measures({}), second, "Spent so far");
  expect(compared).toMatchObject({ kind: "money", first: 2000, second: 3000 });
  const [a, b] = [(10e9 - 1000 * 2000 ** 2) / 999, (15e9 - 1000 * 3000 ** 2) / 999];
  const width = 1.961 * Math.sqrt(a / 1000 + b / 1000);
  expect(compared?.difference?.low).toBeCloseTo(1000 - width, 0);
  expect(compared?.difference?.high).toBeCloseTo(1000 + width, 0);
});

test("of too few nothing is said, though the figures stand there", () => {
  const few = measures({ result: { ...noResult, sent: 49, delivered: 49, clicked: 30 } });
  expect(find(few, measures({}), "Mail clicked")).toMatchObject({ first: 30 / 49, difference: null });
  // Fewer than twenty unsubscribed of both together.
  expect(find(measures({}), measures({}), "Unsubscribed")).toMatchObject({ difference: null });
  const rich = measures({ credit: { people: 500, buyers: 49, sum: 100_000, sumSquares: 1e9 } });
  expect(find(rich, measures({}), "Revenue")).toMatchObject({ first: 200, difference: null });
});

test("of nobody there is no share, and of a segment that is not worked out no shopper is counted", () => {
  const empty = measures({ members: null, result: noResult, credit: { people: 0, buyers: 0, sum: 0, sumSquares: 0 } });
  const compared = compareSegments(empty, measures({}));
  expect(compared.map(({ first }) => first)).toEqual(compared.map(() => null));
  expect(compared.map(({ difference }) => difference)).toEqual(compared.map(() => null));
});

test("mail that was sent on an earlier day makes no share above all of it", () => {
  const late = measures({ result: { ...noResult, sent: 100, delivered: 130 } });
  expect(find(late, measures({}), "Mail delivered")).toMatchObject({ first: 1 });
});
