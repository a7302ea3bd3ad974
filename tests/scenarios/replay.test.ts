import { afterAll, beforeAll, expect, test } from "vitest";
import { compare } from "../prove/replay/compare";
import { afterCart, whileCarts } from "../prove/replay/contents";
import { openSendingStage, type SendingStage } from "../support/sending-stage";

let stage: SendingStage;
beforeAll(async () => {
  stage = await openSendingStage();
});
afterAll(() => stage.close());

const kinds = (lines: readonly string[]) => new Set(lines.map((line) => line.split(" ")[0]));

test("a flow that is tried on the past does what it did in a shop where it ran", async () => {
  const { lived, differences } = await compare(30, 12, afterCart);
  expect(kinds(lived)).toEqual(new Set(["run", "passage", "message"]));
  expect(differences).toEqual([]);
}, 240_000);

test("so does one for as long as somebody is in a segment", async () => {
  const { lived, differences } = await compare(25, 10, whileCarts);
  expect(kinds(lived)).toEqual(new Set(["run", "passage", "message"]));
  expect(differences).toEqual([]);
}, 240_000);
