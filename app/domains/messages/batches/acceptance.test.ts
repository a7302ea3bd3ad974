import { expect, test } from "vitest";
import { readAcceptance } from "./acceptance";

const yes = (resendId: string) => ({ accepted: true, resendId });
const no = (reason: string) => ({ accepted: false, reason });

test("of one mail its id, of many each one's own", () => {
  expect(readAcceptance({ id: "a" }, 1)).toEqual({ outcome: "accepted", told: [yes("a")] });
  expect(readAcceptance({ data: [{ id: "a" }, { id: "b" }] }, 2)).toEqual({
    outcome: "accepted",
    told: [yes("a"), yes("b")],
  });
});

test("those that are refused are left out, and the others' ids move up", () => {
  const answer = {
    data: [{ id: "b" }, { id: "d" }],
    errors: [0, 2].map((index) => ({ index, message: `no ${index}` })),
  };
  expect(readAcceptance(answer, 4)).toEqual({
    outcome: "accepted",
    told: [no("no 0"), yes("b"), no("no 2"), yes("d")],
  });
});

test.each([
  [{}, 1],
  [{ data: [{ id: "a" }] }, 2],
  [{ data: [{ id: "a" }, { id: "b" }, { id: "c" }] }, 2],
  [{ data: [{ id: "a" }], errors: [{ index: 7, message: "nobody" }] }, 2],
  [{ data: [{ id: "a" }], errors: [0, 0].map((index) => ({ index, message: "twice" })) }, 3],
  ["<html>", 2],
])("%o for %i mails does not add up: nobody knows whom it took", (answer, size) => {
  expect(readAcceptance(answer, size)).toMatchObject({ outcome: "in_doubt" });
});
