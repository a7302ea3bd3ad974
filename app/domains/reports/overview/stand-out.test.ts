import { expect, test } from "vitest";
import { judgeKinds } from "./stand-out";

const kind = (name: string, sent: number, orders: number) => ({ name, url: `/${name}`, sent, orders });
const said = (kinds: ReturnType<typeof kind>[]) => {
  const all = kinds.reduce((sum, { sent, orders }) => ({ sent: sum.sent + sent, orders: sum.orders + orders }), {
    ...{ sent: 0, orders: 0 },
  });
  return judgeKinds(kinds, all).map(({ name, says }) => [name, says]);
};

test("what leads to more orders than the rest comes first, what leads to fewer last", () => {
  expect(said([kind("poor", 5000, 20), kind("usual", 5000, 130), kind("good", 5000, 250)])).toEqual([
    ["good", "better"],
    ["usual", "cannot_tell"],
    ["poor", "worse"],
  ]);
});

test("of few mails or few orders nothing is told, however many of them were followed by one", () => {
  expect(said([kind("tiny", 49, 40), kind("usual", 5000, 100)])[0]).toEqual(["usual", "cannot_tell"]);
  expect(said([kind("a", 100, 9), kind("b", 100, 1)]).map(([, says]) => says)).toEqual(["cannot_tell", "cannot_tell"]);
});

test("a kind that is all of the shop's mail has nothing to be better than", () => {
  expect(said([kind("only", 5000, 250)])).toEqual([["only", "cannot_tell"]]);
});

test("the more are judged, the more it takes to stand out", () => {
  const among = (others: number) =>
    judgeKinds([kind("good", 2000, 58), ...Array.from({ length: others }, (_, i) => kind(`usual-${i}`, 2000, 40))], {
      sent: 2000 * (others + 1) + 20_000,
      orders: 58 + 40 * others + 400,
    }).find(({ name }) => name === "good")?.says;
  expect(among(0)).toBe("better");
  expect(among(60)).toBe("cannot_tell");
});

test("more orders than mails are no more than all of them", () => {
  expect(() => said([kind("odd", 60, 90), kind("usual", 500, 10)])).not.toThrow();
});
