import { expect, test } from "vitest";
import { runOutcomes } from "~/domains/flows/model";
import { deferReasons, skipReasons } from "~/domains/messages/model";
import { counted, displacerWords, endOfRun, heldWords, keptOutWords, messageWords } from "./words";

test("every reason for which a message would not go out, or wait, is said in words of its own", () => {
  const skipped = skipReasons.map((reason) => messageWords("skipped", reason));
  expect(new Set(skipped).size).toBe(skipReasons.length);
  for (const words of skipped) expect(words).toMatch(/^Not sent: /);
  const held = deferReasons.map(heldWords);
  expect(new Set(held).size).toBe(deferReasons.length);
  for (const words of held) expect(words).toMatch(/^Waits, because (?!of something else)/);
  expect(messageWords("waiting", null)).toBe("Still waits when the days are over");
});

test("however a run ends that can end in the past, it is said how", () => {
  // Nobody turns a flow off or moves anybody while it is only tried.
  const possible = runOutcomes.filter((one) => one !== "turned_off" && one !== "step_gone");
  for (const outcome of [...possible, "waiting"]) expect(endOfRun(outcome)).not.toBe("It ended");
  expect(keptOutWords("not_for_her")).toBe("They are not whom it is for");
});

test("whose mail stood in the way is named, and what came most often comes first", () => {
  const flows = new Map([[3, "Welcome"]]);
  expect(counted({ "flow 3": 1, "flow 7": 4, "campaign 1": 2 }, (name) => displacerWords(name, 7, flows))).toEqual([
    { words: "An earlier message of this flow", count: 4 },
    { words: "A campaign", count: 2 },
    { words: "“Welcome”", count: 1 },
  ]);
});
