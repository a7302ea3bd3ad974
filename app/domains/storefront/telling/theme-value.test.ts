import { expect, test } from "vitest";
import { QuizContent } from "~/domains/quizzes/index";
import type { PublishedQuiz } from "~/domains/quizzes/index.server";
import { instantOfClock } from "~/lib/wall-clock";
import { themeValue } from "./theme-value";

const nothing = { heading: "There", tip: "", products: { from: "nothing" } };
const content = QuizContent.parse({
  ...{ title: "Skin", intro: "", capture: null },
  questions: [{ key: "skin", title: "Yours?", help: "", isRequired: false, when: [], type: "text", longest: 200 }],
  result: { branches: [], otherwise: nothing, discountId: null },
  look: { color: "", font: "theme", place: "corner", decline: "No" },
  targeting: {
    opens: { afterSeconds: 8, afterScrollPercent: null, onExitIntent: true },
    ...{ on: [{ page: "home" }], notOn: [], utm: [], device: "any", visitor: "new", signedIn: "any" },
    ...{ cartFromMinor: null, cartToMinor: null, segmentIds: [], notAgainDays: 14, mostShows: null, teaser: null },
    ...{ from: null, until: null },
  },
});

function quiz(id: number, targeting: Partial<PublishedQuiz["content"]["targeting"]> = {}, color = ""): PublishedQuiz {
  const said = { ...content, look: { ...content.look, color }, targeting: { ...content.targeting, ...targeting } };
  return { id, key: `quiz-${id}`, name: "A quiz", version: id * 10, rememberDays: null, content: said };
}

function told(quizzes: PublishedQuiz[], more: Partial<Parameters<typeof themeValue>[0]> = {}) {
  const versions = new Map([...quizzes.map(({ id, version }) => [id, version] as const), [9, 90] as const]);
  const shop = { timezone: "Europe/Berlin", brandColor: "#112233", isPixelOn: true };
  return themeValue({ quizzes, tests: [], versions, ...shop, ...more });
}

test("what the theme is told of a quiz is all it needs to decide by itself, and no segment of the shop's", () => {
  const [entry] = told([quiz(3, { segmentIds: [5], from: "2026-07-01T09:00" })]).quizzes;
  expect(entry).toMatchObject({ id: 3, version: 30, needsKnown: true, color: "#112233", test: null, untilAt: null });
  expect(entry).toMatchObject({ opens: content.targeting.opens, on: content.targeting.on });
  expect(Object.keys(entry ?? {})).not.toEqual(expect.arrayContaining(["segmentIds"]));
  expect(entry?.fromAt).toBe("2026-07-01T07:00:00.000Z");
  expect(told([quiz(3, {}, "#abcdef")]).quizzes[0]?.color).toBe("#abcdef");
});

test("a rival stands with the quiz it is tried against, whether it is live itself or not", () => {
  const test = { id: 7, quizId: 1, rivalShare: 0.25, startedAt: new Date(0), endedAt: null };
  const both = told([quiz(2), quiz(1)], { tests: [{ ...test, rivalId: 2 }] }).quizzes;
  expect(both.map(({ id }) => id)).toEqual([1]);
  expect(both[0]?.test).toEqual({ id: 7, rival: 2, rivalVersion: 20, share: 0.25 });
  const [alone] = told([quiz(1)], { tests: [{ ...test, rivalId: 9 }] }).quizzes;
  expect(alone?.test).toMatchObject({ rival: 9, rivalVersion: 90 });
  // Of a test whose own quiz is not live, the rival is a quiz like others.
  expect(told([quiz(2)], { tests: [{ ...test, rivalId: 2 }] }).quizzes).toMatchObject([{ id: 2, test: null }]);
  // A rival that was never published cannot be shown.
  expect(told([quiz(1)], { tests: [{ ...test, rivalId: 8 }] }).quizzes).toMatchObject([{ id: 1, test: null }]);
});

test("what nobody hears is not published", () => {
  expect(told([], { isPixelOn: false }).watches).toEqual({ scroll: false, time: false, video: false });
  expect(told([]).watches).toEqual({ scroll: true, time: true, video: true });
});

test.each([
  ["2026-01-15T09:00", "Europe/Berlin", "2026-01-15T08:00:00.000Z"],
  ["2026-07-15T09:00", "Europe/Berlin", "2026-07-15T07:00:00.000Z"],
  ["2026-03-29T02:30", "Europe/Berlin", "2026-03-29T01:30:00.000Z"],
  ["2026-03-29T03:00", "Europe/Berlin", "2026-03-29T01:00:00.000Z"],
  ["2026-10-25T04:00", "Europe/Berlin", "2026-10-25T03:00:00.000Z"],
  ["2026-07-15T00:00", "Asia/Kathmandu", "2026-07-14T18:15:00.000Z"],
  ["2026-07-15T00:00", "Pacific/Kiritimati", "2026-07-14T10:00:00.000Z"],
  ["2026-07-15T23:59", "Pacific/Pago_Pago", "2026-07-16T10:59:00.000Z"],
])("%s by the clock in %s is %s", (local, timezone, instant) => {
  expect(instantOfClock(local, timezone).toISOString()).toBe(instant);
});
