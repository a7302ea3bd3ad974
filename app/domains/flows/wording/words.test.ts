import { expect, test } from "vitest";
import { parse } from "../../segments";
import type { Matches, Test } from "../../segments/model";
import type { FlowContent } from "../content/model";
import type { Step } from "../content/steps";
import { emptyFlow, newStep } from "../editing/start";
import type { FlowNames } from "./names";
import { stepWords, wayWords } from "./step-words";
import { clockWords, durationWords, waitWords } from "./times";
import { endsWords, onlyIfWords, reentryWords, triggerWords } from "./trigger-words";

const names: FlowNames = {
  currency: "EUR",
  nameOf: (of, id) => (of === "segment" && id === "7" ? "Loyal" : undefined),
  segmentName: (segment) => ("segmentId" in segment && segment.segmentId === 7 ? "Loyal" : null),
  templateName: (key) => (key === "welcome" ? "Welcome" : null),
};

function matches(text: string): Matches {
  const read = parse(text);
  return read.type === "matches" ? read : expect.fail(`${text} is no happening`);
}

test.each([
  [1, "1 minute"],
  [90, "1 hour and 30 minutes"],
  [1440, "1 day"],
  [2160, "1 day and 12 hours"],
  [10_080, "1 week"],
  [11_520, "8 days"],
  [525_600, "365 days"],
])("%i minutes are said as %s", (minutes, words) => {
  expect(durationWords(minutes)).toBe(words);
});

test("times of day and weekdays are said as people say them", () => {
  expect([0, 545, 1439].map(clockWords)).toEqual(["00:00", "09:05", "23:59"]);
  expect(waitWords({ type: "until_weekday", weekdays: [4, 0], minute: 540 })).toBe(
    "Wait until Monday or Friday, 09:00",
  );
  expect(waitWords({ type: "until_weekday", weekdays: [0, 1, 2, 3, 4], minute: 540 })).toBe(
    "Wait until the next working day, 09:00",
  );
  expect(waitWords({ type: "until_time", minute: 540 })).toBe("Wait until 09:00");
});

test("what starts a flow is said in a merchant’s words", () => {
  const words = (trigger: FlowContent["trigger"]) => triggerWords(trigger, names);
  expect(words({ type: "segment_entered", segment: { segmentId: 7 } })).toBe("When somebody enters “Loyal”");
  expect(words({ type: "segment_left", segment: { segmentId: 7 } })).toBe("When somebody leaves “Loyal”");
  expect(words({ type: "segment_entered", segment: { segmentKey: "gone" } })).toBe(
    "The segment it starts with is put away",
  );
  expect(words({ type: "happened", what: matches("orders_placed MATCHES (amount > 50)") })).toBe(
    "After somebody placed an order that came to more than €50.00",
  );
  expect(words({ type: "date", of: "birthday", days: -3, minute: 540 })).toBe("3 days before their birthday, at 09:00");
  expect(words({ type: "date", of: "birthday", days: 0, minute: 540 })).toBe("On their birthday, at 09:00");
  expect(words({ type: "manual" })).toBe("When you put somebody in");
});

test("for whom, how often and until when are said beside it", () => {
  const content: FlowContent = {
    ...emptyFlow,
    onlyIf: parse("member_of = 7"),
    ends: { goal: matches("orders_placed MATCHES ()"), onLeaving: true, when: parse("number_of_orders >= 3") },
  };
  expect(onlyIfWords(emptyFlow, names)).toBe("Anybody");
  expect(onlyIfWords(content, names)).toBe("Only shoppers who are in the segment ‘Loyal’");
  expect(reentryWords({ rule: "after_days", days: 1 })).toBe("Again after 1 day");
  expect(endsWords(content, names)).toEqual([
    "The goal: they placed an order",
    "They leave the segment by which they came in",
    "They become shoppers who have at least 3 orders",
  ]);
  expect(endsWords({ ...content, trigger: { type: "manual" } }, names)).toHaveLength(2);
});

test("a step says what it does, also while something is missing", () => {
  const steps: [Step, string][] = [
    [
      {
        ...newStep("wait_for", "a"),
        type: "wait_for",
        what: matches("quiz_answered MATCHES (quiz = 'skin')"),
        minutes: 60,
        happened: [],
        otherwise: [],
      },
      "Wait 1 hour at most, until they have given a quiz answer in the quiz ‘skin’",
    ],
    [{ id: "b", type: "send", template: "welcome", latestMinutes: null }, "Send “Welcome”"],
    [{ id: "b", type: "send", template: "gone", latestMinutes: null }, "Send “a template that is put away”"],
    [newStep("send", "c"), "Send a message"],
    [newStep("tag", "d"), "Tag in Shopify"],
    [{ id: "e", type: "tag", change: "remove", tag: "vip" }, "Take the tag “vip” away"],
    [newStep("exit", "f"), "End here"],
  ];
  expect(steps.map(([step]) => stepWords(step, names))).toEqual(steps.map(([, words]) => words));
});

test("what is not filled in yet is not read out", () => {
  const step = newStep("wait_for", "a");
  if (step.type !== "wait_for") throw new Error("It is");
  const what = { ...step.what, function: "quiz_answered", filters: [{ negated: false, test: blank }] };
  expect(stepWords({ ...step, what }, names)).toBe("Wait 1 day at most, until they have …");
  expect(triggerWords({ type: "happened", what }, names)).toBe("After something that is not said yet");
});

const blank: Test = { type: "compare", name: "answer", operator: "=", value: { type: "text", text: "" } };

test("ways are headed by what leads along them", () => {
  const branch: Step = {
    ...{ id: "fork", type: "branch", otherwise: [] },
    paths: [
      { name: "", when: { shopper: parse("member_of = 7"), cause: [] }, steps: [] },
      {
        name: "Big carts",
        when: { shopper: null, cause: [{ property: "quantity", operator: ">", value: "5" }] },
        steps: [],
      },
      { name: "", when: { shopper: null, cause: [{ property: "quantity", operator: ">", value: "5" }] }, steps: [] },
    ],
  };
  expect(["path-1", "path-2", "path-3", "otherwise"].map((way) => wayWords(branch, way, names))).toEqual([
    "Shoppers who are in the segment ‘Loyal’",
    "Big carts",
    "Shoppers whose run was started with quantity > 5",
    "Everybody else",
  ]);
});
