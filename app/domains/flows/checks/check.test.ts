import { expect, test } from "vitest";
import type { FlowContent } from "../content/model";
import type { Step } from "../content/steps";
import { readFlowDraft } from "../editing/draft";
import { emptyFlow, newStep } from "../editing/start";
import { checkFlow, type Known } from "./check";

const known: Known = { hasSegment: () => true, problemOfTemplate: () => null };
const send = (id: string, template = "welcome"): Step => ({ id, type: "send", template, latestMinutes: null });
const flow = (steps: Step[], change: Partial<FlowContent> = {}): FlowContent => ({ ...emptyFlow, ...change, steps });
const problemsOf = (content: FlowContent, there = known) =>
  checkFlow(content, there).map(({ step, words }) => [step, words]);
const matches = (name: string, filters: { name: string; number: string }[] = []) => ({
  type: "matches" as const,
  function: name,
  relations: [],
  filters: filters.map((one) => ({
    negated: false,
    test: {
      type: "compare" as const,
      name: one.name,
      operator: ">=" as const,
      value: { type: "number" as const, number: one.number },
    },
  })),
});

test("a flow that says all it has to is fine", () => {
  expect(problemsOf(flow([send("a")]))).toEqual([]);
});

test("a new flow lacks a step", () => {
  expect(problemsOf(emptyFlow)).toEqual([[null, "Add a step"]]);
});

test("what a step lacks is told at the step, however deep it stands, and every new step can be kept as a draft", () => {
  const inner = [
    newStep("send", "mail"),
    newStep("tag", "tag"),
    newStep("notify", "tell"),
    newStep("webhook", "hook"),
    newStep("set_trait", "note"),
  ];
  const wait = { ...newStep("wait_for", "wait"), happened: [], otherwise: inner };
  const content = flow([wait.type === "wait_for" ? wait : send("never")]);
  expect(problemsOf(content)).toEqual([
    ["mail", "Choose a message"],
    ["tag", "Enter a tag"],
    ["tell", "Say what to tell you"],
    ["hook", "Enter an address that begins with https://"],
    ["hook", "Give it a name"],
    ["note", "Use small letters, digits and _, and begin with a letter"],
    ["note", "Enter a value"],
  ]);
  expect(readFlowDraft(JSON.parse(JSON.stringify(content)))).toEqual(content);
});

test("a branch says whom each path means, and that something differs", () => {
  const branch = newStep("branch", "fork");
  expect(problemsOf(flow([branch]))).toEqual([
    ["fork", "Say what leads this way"],
    ["fork", "All its paths do the same: add a step to one of them"],
  ]);
});

test("shares that do not add up to 100 are told at their split", () => {
  const split = newStep("split", "try");
  if (split.type !== "split") throw new Error("A split is a split");
  const paths = split.paths.map((path) => ({ ...path, share: 60, steps: [send(`send-${path.arm}`)] }));
  expect(problemsOf(flow([{ ...split, paths }]))).toEqual([["try", "The shares must add up to 100 %"]]);
});

test("how often something happened cannot be waited for, nor what nobody knows", () => {
  const often = matches("orders_placed", [{ name: "count", number: "2" }]);
  const total = "How often, or how much in all, cannot be waited for: ask it in a condition";
  expect(problemsOf(flow([send("a")], { trigger: { type: "happened", what: often } }))).toEqual([
    [null, `What starts it: ${total}`],
  ]);
  const ends = { goal: matches("shopify_email.opened"), onLeaving: false, when: null };
  expect(problemsOf(flow([send("a")], { ends }))).toEqual([[null, "The goal: Choose what has to happen"]]);
});

test("steps that nobody can come to are told", () => {
  expect(problemsOf(flow([newStep("exit", "end"), send("after")]))).toEqual([
    ["after", "Nobody comes here: whoever came before it has left"],
  ]);
});

test("what the shop does not have any more is told where it is named", () => {
  const gone: Known = { hasSegment: () => false, problemOfTemplate: () => "The message is put away; choose another" };
  expect(problemsOf(flow([send("a")]), gone)).toEqual([
    [null, "The segment it starts with is put away; choose another"],
    ["a", "The message is put away; choose another"],
  ]);
});

test("an address inside a network, or with a port, is told before anything is posted to it", () => {
  const hook = (url: string): Step => ({ id: "hook", type: "webhook", url, name: "Text" });
  for (const url of ["https://10.0.0.1/", "https://localhost/", "https://hooks.example.com:8443/"]) {
    expect(problemsOf(flow([hook(url)])), url).toEqual([["hook", expect.stringContaining("Nothing can be posted")]]);
  }
  expect(problemsOf(flow([hook("https://hooks.example.com/in")]))).toEqual([]);
});

test("what no editor makes is no draft", () => {
  expect(readFlowDraft({ ...emptyFlow, steps: [{ id: "x", type: "explode" }] })).toBeNull();
  expect(readFlowDraft({ steps: [] })).toBeNull();
  expect(readFlowDraft(null)).toBeNull();
});
