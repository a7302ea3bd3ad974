import sql from "sql-template-tag";
import { beforeEach, expect, test } from "vitest";
import { db } from "~/db.server";
import { saveSegment, parse } from "~/domains/segments/index.server";
import { ensureShop } from "~/domains/shops/index.server";
import {
  createTemplate,
  findTemplate,
  library,
  listTemplates,
  publishTemplate,
} from "~/domains/templates/index.server";
import { addFlow, listFlows } from "../queries.server";
import { chooseTemplate } from "./commands.server";
import { compareWithOthers } from "./compare.server";
import { listTemplateUses } from "./uses.server";

const now = new Date("2026-05-03T12:00:00Z");
let shopId: number;
let otherShopId: number;

beforeEach(async () => {
  shopId = (await ensureShop("choosing.myshopify.com")).id;
  otherShopId = (await ensureShop("other-choosing.myshopify.com")).id;
  for (const table of [sql`flows`, sql`segments`, sql`templates`]) {
    await db.query(sql`DELETE FROM ${table} WHERE shop_id IN (${shopId}, ${otherShopId})`);
  }
});

async function addSegment(name: string, text: string): Promise<number> {
  const draft = { name, description: "", family: "purchase", goal: null, owner: "", parentId: null } as const;
  const saved = await saveSegment(shopId, null, { ...draft, definition: parse(text) }, now);
  if (saved.outcome !== "saved") throw new Error(JSON.stringify(saved));
  return saved.segmentId;
}

async function addFlowOf(name: string, segmentId: number, template: string): Promise<number> {
  const trigger = { type: "segment_entered", segmentId } as const;
  const definition = { trigger, steps: [{ type: "send" as const, template }] };
  await addFlow(shopId, { key: name, name, definition }, now, db);
  return (await listFlows(shopId)).at(-1)?.id ?? 0;
}

async function add(start: Parameters<typeof createTemplate>[1]): Promise<number> {
  const created = await createTemplate(shopId, start, now);
  if (created.outcome !== "created") throw new Error(JSON.stringify(created));
  return created.templateId;
}

test("a flow sends what was chosen, once that is published", async () => {
  const segmentId = await addSegment("Regulars", "number_of_orders >= 2");
  const flowId = await addFlowOf("Hello", segmentId, "welcome");
  const templateId = await add({ from: "nothing" });
  const key = `template-${templateId}`;
  expect(await chooseTemplate(shopId, flowId, 0, key, now)).toMatchObject({ outcome: "refused" });
  const { revision = 0 } = (await findTemplate(shopId, templateId)) ?? {};
  const content = library[0]?.content ?? expect.fail("The library is empty");
  expect(await publishTemplate(shopId, templateId, { revision, content }, now)).toMatchObject({ outcome: "published" });
  expect(await chooseTemplate(shopId, flowId, 0, key, now)).toEqual({ outcome: "chosen" });
  expect((await listTemplateUses(shopId)).get(key)).toEqual([
    { flowId, name: "Hello", isOn: false, segment: { id: segmentId, name: "Regulars" } },
  ]);
  expect((await listTemplateUses(shopId)).has("welcome")).toBe(false);
});

test("a ready message is chosen by its key, whether the shop has used it or not", async () => {
  const flowId = await addFlowOf("Hello", await addSegment("Regulars", "number_of_orders >= 2"), "welcome");
  expect(await chooseTemplate(shopId, flowId, 0, "birthday", now)).toEqual({ outcome: "chosen" });
  expect((await listTemplates(shopId)).map(({ key }) => key)).toEqual(["birthday"]);
});

test("what is not there is not chosen, nor is another shop’s", async () => {
  const flowId = await addFlowOf("Hello", await addSegment("Regulars", "number_of_orders >= 2"), "welcome");
  const missing = { outcome: "missing" };
  expect(await chooseTemplate(shopId, flowId, 0, "nonsense", now)).toEqual(missing);
  expect(await chooseTemplate(shopId, flowId, 1, "birthday", now)).toEqual(missing);
  expect(await chooseTemplate(otherShopId, flowId, 0, "birthday", now)).toEqual(missing);
  const templateId = await add({ from: "ready", key: "win-back" });
  expect(await chooseTemplate(otherShopId, flowId, 0, `template-${templateId}`, now)).toEqual(missing);
  expect((await listFlows(shopId))[0]?.definition.steps).toEqual([{ type: "send", template: "welcome" }]);
});

test("a message stands beside those of other segments, the most alike first, and not beside its own", async () => {
  const [regulars, lost] = [
    await addSegment("Regulars", "number_of_orders >= 2"),
    await addSegment("Lost", "number_of_orders = 1"),
  ];
  const templateId = await add({ from: "ready", key: "welcome" });
  const content = library.find(({ key }) => key === "welcome")?.content ?? expect.fail("There is no welcome");
  const same = await add({ from: "copy", templateId });
  const { revision = 0 } = (await findTemplate(shopId, same)) ?? {};
  await publishTemplate(shopId, same, { revision, content }, now);
  await add({ from: "ready", key: "win-back" });
  await add({ from: "ready", key: "birthday" });
  await addFlowOf("Hello", regulars, "welcome");
  await addFlowOf("Birthdays", regulars, "birthday");
  await addFlowOf("Come back", lost, "win-back");
  await addFlowOf("Hello again", lost, `template-${same}`);
  const compared = await compareWithOthers(shopId, templateId, content);
  expect(compared).toMatchObject([
    { templateId: same, segments: ["Lost"], difference: 0, what: [] },
    { name: "Win back", segments: ["Lost"] },
  ]);
  expect(compared[1]?.difference).toBeGreaterThan(0.3);
  expect(await compareWithOthers(otherShopId, templateId, content)).toEqual([]);
});
