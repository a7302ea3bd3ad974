import sql from "sql-template-tag";
import { beforeEach, expect, test } from "vitest";
import { db } from "~/db.server";
import { saveSegment, parse } from "~/domains/segments/index.server";
import { ensureShop } from "~/domains/shops/index.server";
import { createTemplate, findTemplate, library, publishTemplate } from "~/domains/templates/index.server";
import { addFlow, listFlows } from "../queries.server";
import { oneMessage } from "../../../../tests/support/one-message";
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
  await addFlow(shopId, { key: name, name, content: oneMessage({ segmentId }, template) }, now, db);
  return (await listFlows(shopId)).at(-1)?.id ?? 0;
}

async function add(start: Parameters<typeof createTemplate>[1]): Promise<number> {
  const created = await createTemplate(shopId, start, now);
  if (created.outcome !== "created") throw new Error(JSON.stringify(created));
  return created.templateId;
}

test("what flows send is known by template, and to whom", async () => {
  const segmentId = await addSegment("Regulars", "number_of_orders >= 2");
  const flowId = await addFlowOf("Hello", segmentId, "welcome");
  expect(await listTemplateUses(shopId)).toEqual(
    new Map([["welcome", [{ flowId, name: "Hello", isOn: false, segment: { id: segmentId, name: "Regulars" } }]]]),
  );
  expect(await listTemplateUses(otherShopId)).toEqual(new Map());
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
