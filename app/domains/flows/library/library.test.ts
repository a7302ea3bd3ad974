import { expect, test } from "vitest";
import { library as segments } from "../../segments/index.server";
import { library as templates } from "../../templates/index.server";
import { checkFlow } from "../checks/check";
import { FlowContent, allSteps } from "../content/model";
import { templatesOf } from "../content/templates";
import { library } from "./library";

const contentOf = (ready: (typeof library)[number]) => ready.content(() => 1);

test.each(library.map((ready) => [ready.key, ready] as const))("%s can be published as it is", (_, ready) => {
  const content = contentOf(ready);
  expect(FlowContent.parse(content)).toEqual(content);
  expect(checkFlow(content)).toEqual([]);
});

test("ready flows name messages and segments that come with the product, and each segment they ask about", () => {
  const messages = templates.map(({ key }) => key);
  const known = segments.map(({ key }) => key);
  for (const ready of library) {
    const asked = new Set<string>();
    const content = ready.content((key) => {
      asked.add(key);
      return 1;
    });
    expect([...asked]).toEqual([...ready.segments]);
    expect(templatesOf(content).filter((key) => !messages.includes(key))).toEqual([]);
    const { trigger } = content;
    const started = "segment" in trigger && "segmentKey" in trigger.segment ? [trigger.segment.segmentKey] : [];
    expect([...ready.segments, ...started].filter((key) => !known.includes(key))).toEqual([]);
  }
});

test("every message of the library is sent by a ready flow", () => {
  const sent = new Set(library.flatMap((ready) => templatesOf(contentOf(ready))));
  expect(templates.map(({ key }) => key).filter((key) => !sent.has(key))).toEqual([]);
});

test("names and keys are each given once", () => {
  expect(new Set(library.map(({ key }) => key)).size).toBe(library.length);
  expect(new Set(library.map(({ name }) => name)).size).toBe(library.length);
});

test("the sequence for high value takes fourteen days", () => {
  const ready = library.find(({ key }) => key === "high-value-fortnight");
  const waits = ready ? allSteps(contentOf(ready).steps) : [];
  const minutes = waits.map((step) => (step.type === "wait" && step.wait.type === "for" ? step.wait.minutes : 0));
  expect(minutes.reduce((sum, one) => sum + one, 0)).toBe(14 * 24 * 60);
});
