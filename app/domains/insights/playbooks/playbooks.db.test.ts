import { beforeEach, expect, test } from "vitest";
import { createFlow, findFlow, listFlows } from "~/domains/flows/index.server";
import { findSegment, listSegments, parse, saveSegment } from "~/domains/segments/index.server";
import { ensureShop } from "~/domains/shops/index.server";
import { Content } from "~/domains/templates";
import { createTemplate, findTemplate, listTemplates } from "~/domains/templates/index.server";
import { flowOf, send } from "../../../../tests/support/flow-contents";
import type { Playbook } from "./model";
import { exportPlaybook, previewPlaybook, readPlaybook, usePlaybook } from "./playbooks.server";

const now = new Date("2026-05-03T12:00:00Z");
let shopId: number;
let otherId: number;
let shops = 0;

beforeEach(async () => {
  shopId = (await ensureShop(`playbooks-${++shops}.myshopify.com`)).id;
  otherId = (await ensureShop(`playbooks-of-others-${shops}.myshopify.com`)).id;
});

async function addSegment(shop: number, name: string, text: string): Promise<number> {
  const draft = { name, description: "", family: "purchase", goal: null, owner: "", parentId: null } as const;
  const saved = await saveSegment(shop, null, { ...draft, definition: parse(text) }, now);
  if (saved.outcome !== "saved") throw new Error(JSON.stringify(saved));
  return saved.segmentId;
}

/** A flow that a segment starts which asks about another one, with a message that names a third. */
async function addFlow(): Promise<{ flowId: number; british: number; regular: number; shown: number }> {
  const british = await addSegment(shopId, "British", "customer_countries CONTAINS 'GB'");
  const regular = await addSegment(shopId, "Regular Britons", `member_of = ${british} AND number_of_orders >= 3`);
  const shown = await addSegment(shopId, "Big spenders", "amount_spent >= 500");
  const simple = (otherwise: string) => ({ branches: [], otherwise });
  const content = {
    ...{ subject: simple("Thank you"), preheader: simple("") },
    blocks: [
      { id: "a", when: parse(`member_of = ${shown}`), content: { type: "text" as const, text: simple("For you") } },
      {
        ...{ id: "b", when: null },
        content: {
          ...{ type: "coupon" as const, discountId: 77, heading: "Ten percent", text: "" },
          buttonLabel: "Use it",
        },
      },
    ],
  };
  const start = { from: "content", name: "Thanks", topic: null, content: Content.parse(content) } as const;
  const template = await createTemplate(shopId, start, now);
  if (template.outcome !== "created") throw new Error(template.outcome);
  const steps = [{ ...send("send-1"), template: `template-${template.templateId}` }];
  const trigger = { type: "segment_entered", segment: { segmentId: regular } } as const;
  const flow = await createFlow(
    shopId,
    { from: "content", name: "Thank regulars", content: { ...flowOf(steps), trigger } },
    now,
  );
  if (flow.outcome !== "created") throw new Error(flow.outcome);
  return { flowId: flow.flowId, british, regular, shown };
}

async function packed(): Promise<Playbook> {
  const { flowId } = await addFlow();
  return (await exportPlaybook(shopId, flowId)) ?? expect.fail("There is no such flow");
}

test("a playbook has the flow, its messages, and every segment that any of them names, however far off", async () => {
  const playbook = await packed();
  expect(playbook.segments.map(({ name }) => name).toSorted()).toEqual(["Big spenders", "British", "Regular Britons"]);
  expect(playbook.templates.map(({ name }) => name)).toEqual(["Thanks"]);
  expect(readPlaybook(JSON.stringify(playbook))).toEqual({ outcome: "read", playbook });
});

test("in another shop everything is made anew, and names what was made there", async () => {
  const playbook = await packed();
  const made = await usePlaybook(otherId, playbook, false, now);
  if (made.outcome !== "made") throw new Error(made.problem);
  const segments = await listSegments(otherId);
  const idOf = (name: string) => segments.find((one) => one.name === name)?.id ?? expect.fail(`No ${name}`);
  const regular = await findSegment(otherId, idOf("Regular Britons"));
  expect(JSON.stringify(regular?.definition)).toContain(`"number":"${idOf("British")}"`);
  const flow = await findFlow(otherId, made.flowId);
  expect(flow).toMatchObject({ name: "Thank regulars", enabledAt: null, version: 0 });
  expect(flow?.draft?.trigger).toEqual({ type: "segment_entered", segment: { segmentId: idOf("Regular Britons") } });
  const [template] = await listTemplates(otherId);
  expect(flow?.draft?.steps).toMatchObject([{ type: "send", template: template?.key }]);
  const written = await findTemplate(otherId, template?.id ?? 0);
  expect(written).toMatchObject({ name: "Thanks", version: 0 });
  expect(JSON.stringify(written?.draft?.blocks[0]?.when)).toContain(`"number":"${idOf("Big spenders")}"`);
});

test("a discount of one shop is none of another, but stays in a clone", async () => {
  const playbook = await packed();
  await usePlaybook(otherId, playbook, false, now);
  const [abroad] = await listTemplates(otherId);
  expect(abroad?.draft?.blocks[1]?.content).toMatchObject({ type: "coupon", discountId: null });
  await usePlaybook(shopId, playbook, true, now);
  const cloned = (await listTemplates(shopId)).find(({ name }) => name === "Thanks 2");
  expect(cloned?.draft?.blocks[1]?.content).toMatchObject({ type: "coupon", discountId: 77 });
});

test("what would be made is said before, and nothing is made by saying it", async () => {
  const playbook = await packed();
  await addSegment(otherId, "From Britain", "customer_countries CONTAINS 'GB'");
  const laid = await previewPlaybook(otherId, playbook);
  expect(laid.segments.map(({ part, own }) => [part.name, own !== null])).toEqual([
    ["British", true],
    ["Regular Britons", false],
    ["Big spenders", false],
  ]);
  expect(laid).toMatchObject({ problem: null, warnings: [expect.stringContaining("Codes")] });
  expect(await listFlows(otherId)).toEqual([]);
  expect(await listSegments(otherId)).toHaveLength(1);
});

test("a clone uses the shop's own segments and doubles none", async () => {
  const playbook = await packed();
  const before = (await listSegments(shopId)).length;
  expect(await usePlaybook(shopId, playbook, true, now)).toMatchObject({ outcome: "made" });
  expect(await listSegments(shopId)).toHaveLength(before);
});

test("a file that is none, or has been tampered with, says so and makes nothing", async () => {
  expect(readPlaybook("no json")).toMatchObject({
    outcome: "refused",
    problem: expect.stringContaining("no playbook"),
  });
  expect(readPlaybook('{"format":"other"}')).toMatchObject({ outcome: "refused" });
  const playbook = await packed();
  const broken = { ...playbook, segments: playbook.segments.filter(({ name }) => name !== "British") };
  expect(await usePlaybook(otherId, broken, false, now)).toMatchObject({
    problem: "It names segments that are not in the file",
  });
  const [first, second, ...rest] = playbook.segments;
  if (!first || !second) throw new Error("Too few segments");
  const circle = [
    { ...first, definition: parse(`member_of = ${second.ref}`) },
    { ...second, definition: parse(`member_of = ${first.ref}`) },
  ];
  expect(await usePlaybook(otherId, { ...playbook, segments: [...circle, ...rest] }, false, now)).toMatchObject({
    problem: "Its segments ask about each other in a circle",
  });
  expect(await listSegments(otherId)).toEqual([]);
});

test("another shop's flow is no playbook of this one", async () => {
  const { flowId } = await addFlow();
  expect(await exportPlaybook(otherId, flowId)).toBeNull();
});
