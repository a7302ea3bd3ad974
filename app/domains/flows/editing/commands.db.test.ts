import sql from "sql-template-tag";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "~/db.server";
import { installReadyMade } from "~/domains/segments/index.server";
import { createTemplate } from "~/domains/templates/index.server";
import { flowOf, send, wait } from "../../../../tests/support/flow-contents";
import { openFlowShop, settle } from "../../../../tests/support/flow-stage";
import { createFlow } from "../adding/commands.server";
import { setFlowEnabled } from "../commands.server";
import type { FlowContent } from "../content/model";
import { countFlow } from "../counts/queries.server";
import { startManually } from "../enrolment/jobs.server";
import { goOn } from "../jobs.server";
import { findFlow, listFlows, listFlowVersions, listPutAwayFlows } from "../queries.server";
import { moveFlow } from "../ranks/commands.server";
import {
  discardFlowDraft,
  previewMove,
  publishFlow,
  putAwayFlow,
  saveFlowDraft,
  takeBackFlow,
  takeUpFlowVersion,
} from "./commands.server";

const now = new Date("2026-05-03T12:00:00Z");
const soon = new Date("2026-05-03T13:00:00Z");
const later = new Date("2026-05-05T12:00:00Z");
let shopId: number;
let otherShopId: number;
let flowId: number;

beforeAll(async () => {
  shopId = await openFlowShop("editing.myshopify.com", now);
  otherShopId = await openFlowShop("beside.myshopify.com", now);
});

beforeEach(async () => {
  flowId = await add();
});

async function add(start: Parameters<typeof createFlow>[1] = { from: "nothing" }): Promise<number> {
  const created = await createFlow(shopId, start, now);
  if (created.outcome !== "created") throw new Error(JSON.stringify(created));
  return created.flowId;
}

async function revisionOf(id = flowId): Promise<number> {
  return (await findFlow(shopId, id))?.revision ?? -1;
}

async function write(content: FlowContent, name = "Mine"): Promise<number> {
  const saved = await saveFlowDraft(shopId, flowId, { revision: await revisionOf(), name, content }, now);
  return saved.outcome === "saved" ? saved.revision : expect.fail(JSON.stringify(saved));
}

async function publish(content: FlowContent, move: "stay" | "move" = "stay", at = now): Promise<number> {
  const revision = await write(content);
  const published = await publishFlow(shopId, flowId, { revision, move }, at);
  return published.outcome === "published" ? published.version : expect.fail(JSON.stringify(published));
}

/** Where those stand who are in the flow: "1 wait-a" by the version and the step. */
async function standing(): Promise<string[]> {
  const rows = await db.query<{ version: number; stands: string | null }>(sql`
    SELECT version, CASE state WHEN 'waiting' THEN at_step ELSE outcome END AS stands
    FROM flow_runs WHERE shop_id = ${shopId} AND flow_id = ${flowId} ORDER BY id`);
  return rows.map(({ version, stands }) => `${version} ${stands ?? "nowhere"}`);
}

test("a flow is a draft until it is published, and off until it is turned on", async () => {
  expect(await findFlow(shopId, flowId)).toMatchObject({
    name: "New flow",
    version: 0,
    content: null,
    enabledAt: null,
  });
  expect(await publish(flowOf([send("a")]))).toBe(1);
  expect(await findFlow(shopId, flowId)).toMatchObject({
    ...{ name: "Mine", version: 1, draft: null, enabledAt: null },
    content: flowOf([send("a")]),
  });
});

test("what is not finished is kept as it is, and not published: each problem names its step", async () => {
  const unfinished = flowOf([
    { id: "tag", type: "tag", change: "add", tag: "" },
    { id: "mail", type: "send", template: "gone", latestMinutes: null },
  ]);
  const revision = await write(unfinished);
  expect((await findFlow(shopId, flowId))?.draft).toEqual(unfinished);
  expect(await publishFlow(shopId, flowId, { revision, move: "stay" }, now)).toEqual({
    outcome: "faulty",
    problems: [
      { step: "tag", words: "Enter a tag" },
      { step: "mail", words: "The message is put away; choose another" },
    ],
  });
  expect((await findFlow(shopId, flowId))?.version).toBe(0);
});

test("a message that is not published cannot be sent by a flow that is", async () => {
  const template = await createTemplate(shopId, { from: "nothing" }, now);
  if (template.outcome !== "created") throw new Error("A template can be made");
  const [row] = await db.query<{ key: string }>(sql`
    SELECT key FROM templates WHERE shop_id = ${shopId} AND id = ${template.templateId}`);
  const revision = await write(flowOf([{ id: "mail", type: "send", template: row?.key ?? "", latestMinutes: null }]));
  const published = await publishFlow(shopId, flowId, { revision, move: "stay" }, now);
  expect(published).toMatchObject({ outcome: "faulty", problems: [{ step: "mail" }] });
});

test("who writes after somebody else is told what that one wrote, and nothing is overwritten", async () => {
  const before = await revisionOf();
  await write(flowOf([wait("a", 60)]), "Theirs");
  const late = { revision: before, name: "Late", content: flowOf([]) };
  const theirs = { outcome: "overtaken", name: "Theirs", content: flowOf([wait("a", 60)]) };
  expect(await saveFlowDraft(shopId, flowId, late, now)).toMatchObject(theirs);
  expect(await publishFlow(shopId, flowId, { revision: before, move: "stay" }, now)).toMatchObject(theirs);
  expect(await discardFlowDraft(shopId, flowId, before, now)).toMatchObject(theirs);
});

test("the same published once more makes no version, and a draft can be given up", async () => {
  await publish(flowOf([send("a")]));
  const revision = await write(flowOf([send("a")]));
  expect(await publishFlow(shopId, flowId, { revision, move: "stay" }, now)).toMatchObject({ outcome: "unchanged" });
  await write(flowOf([send("a"), wait("b", 60)]));
  expect(await discardFlowDraft(shopId, flowId, await revisionOf(), now)).toMatchObject({
    content: flowOf([send("a")]),
  });
  expect(await listFlowVersions(shopId, flowId)).toHaveLength(1);
});

test("a former version is taken up as a draft; what is live stays", async () => {
  await publish(flowOf([send("a")]));
  await publish(flowOf([wait("b", 60)]));
  expect(await takeUpFlowVersion(shopId, flowId, 1, now)).toEqual({ outcome: "taken-up" });
  expect(await findFlow(shopId, flowId)).toMatchObject({
    ...{ version: 2, content: flowOf([wait("b", 60)]), draft: flowOf([send("a")]) },
  });
  expect(await takeUpFlowVersion(shopId, flowId, 9, now)).toEqual({ outcome: "missing" });
});

test("those in a flow stay on their version, or are moved to where it was said beforehand", async () => {
  await publish(flowOf([wait("a", 1440), wait("b", 1440), send("c")]));
  await setFlowEnabled(shopId, flowId, now);
  const people = await settle(shopId, ["ada", "ben"], now);
  await startManually(shopId, flowId, [people.get("ada") ?? ""], now);
  await goOn(shopId, now);
  await startManually(shopId, flowId, [people.get("ben") ?? ""], new Date(now.getTime() + 1));
  await goOn(shopId, new Date("2026-05-04T12:00:00Z"));
  expect(await standing()).toEqual(["1 b", "1 a"]);

  const without = flowOf([wait("a", 2880), send("c")]);
  expect(await publish(without, "stay", soon)).toBe(2);
  expect(await standing()).toEqual(["1 b", "1 a"]);
  expect(await countFlow(shopId, flowId, later)).toMatchObject({ people: 2 });

  const landed = await previewMove(shopId, flowId, without);
  expect(landed?.map(({ step, to, count }) => [step, to?.id, count])).toEqual([
    ["a", "a", 1],
    ["b", "c", 1],
  ]);
  const third = flowOf([wait("a", 2880), wait("late", 60), send("c")]);
  expect(await publish(third, "move", soon)).toBe(3);
  expect(await standing()).toEqual(["3 c", "3 a"]);
  // Who stays at a step has waited there all along; who comes to another begins there.
  const arrived = await db.query<{ step: string; at: Date }>(sql`
    SELECT at_step AS step, arrived_at AS at FROM flow_runs WHERE shop_id = ${shopId} AND flow_id = ${flowId} ORDER BY 1`);
  expect(arrived).toEqual([
    { step: "a", at: new Date(now.getTime() + 1) },
    { step: "c", at: soon },
  ]);
});

test("for whom no step is left the flow is over, and it says so", async () => {
  await publish(flowOf([wait("a", 1440)]));
  await setFlowEnabled(shopId, flowId, now);
  const people = await settle(shopId, ["ada"], now);
  await startManually(shopId, flowId, [people.get("ada") ?? ""], now);
  await goOn(shopId, now);
  await publish(flowOf([send("other")]), "move", soon);
  expect(await standing()).toEqual(["2 step_gone"]);
});

test("a flow that is put away is off, who was in it has left it, and it can be taken back", async () => {
  await publish(flowOf([wait("a", 1440)]));
  await setFlowEnabled(shopId, flowId, now);
  const people = await settle(shopId, ["ada"], now);
  await startManually(shopId, flowId, [people.get("ada") ?? ""], now);
  await goOn(shopId, now);
  expect(await putAwayFlow(shopId, flowId, soon)).toBe(true);
  expect(await standing()).toEqual(["1 turned_off"]);
  expect((await listFlows(shopId)).map(({ id }) => id)).not.toContain(flowId);
  expect((await listPutAwayFlows(shopId)).map(({ id, enabledAt }) => [id, enabledAt])).toEqual([[flowId, null]]);
  expect(await putAwayFlow(shopId, flowId, soon)).toBe(false);
  const late = { revision: await revisionOf(), name: "Late", content: flowOf([]) };
  expect(await saveFlowDraft(shopId, flowId, late, now)).toEqual({ outcome: "missing" });
  expect(await takeBackFlow(shopId, flowId)).toBe(true);
  expect(await findFlow(shopId, flowId)).toMatchObject({ archivedAt: null, enabledAt: null });
});

test("a ready flow comes with its segment and its messages, once more under another name", async () => {
  const first = await add({ from: "ready", key: "welcome" });
  const second = await add({ from: "ready", key: "welcome" });
  const flows = await listFlows(shopId);
  expect(flows.filter(({ id }) => id === first || id === second).map(({ key }) => key)).toEqual([
    "welcome",
    `flow-${second}`,
  ]);
  const nameOf = (id: number) => flows.find((flow) => flow.id === id)?.name;
  expect(nameOf(second)).toBe(`${nameOf(first)} 2`);
  expect(await installReadyMade(shopId, "lifecycle-new", now)).toMatchObject({ outcome: "refused" });
  expect(await createFlow(shopId, { from: "ready", key: "nothing-like-it" }, now)).toEqual({ outcome: "missing" });
});

test("a copy says the same under a name of its own", async () => {
  await write(flowOf([wait("a", 60)]), "Origin");
  const copy = await add({ from: "copy", flowId });
  expect(await findFlow(shopId, copy)).toMatchObject({
    name: "Origin copy",
    draft: flowOf([wait("a", 60)]),
    version: 0,
  });
  const beside = await add({ from: "copy", flowId, content: flowOf([send("mine")]) });
  expect(await findFlow(shopId, beside)).toMatchObject({ name: "Origin copy 2", draft: flowOf([send("mine")]) });
});

test("a flow goes before the one above it, and nobody else’s are touched", async () => {
  const second = await add();
  await moveFlow(shopId, second, "up");
  const ranks = new Map((await listFlows(shopId)).map(({ id, rank }) => [id, rank]));
  expect(ranks.get(second)).toBeLessThan(ranks.get(flowId) ?? 0);
  expect(await moveFlow(otherShopId, second, "down")).toBe(false);
});

test("another shop’s flow is no flow", async () => {
  const content = flowOf([send("a")]);
  expect(await saveFlowDraft(otherShopId, flowId, { revision: 1, name: "Mine", content }, now)).toEqual({
    outcome: "missing",
  });
  expect(await publishFlow(otherShopId, flowId, { revision: 1, move: "stay" }, now)).toEqual({ outcome: "missing" });
  expect(await discardFlowDraft(otherShopId, flowId, 1, now)).toEqual({ outcome: "missing" });
  expect(await previewMove(otherShopId, flowId, content)).toBeNull();
  expect(await putAwayFlow(otherShopId, flowId, now)).toBe(false);
  expect(await takeBackFlow(otherShopId, flowId)).toBe(false);
  expect(await createFlow(otherShopId, { from: "copy", flowId }, now)).toEqual({ outcome: "missing" });
});
