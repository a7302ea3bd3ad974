import sql from "sql-template-tag";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { db } from "~/db.server";
import { appendEvents } from "~/domains/events/index.server";
import type { FlowContent, Step } from "~/domains/flows";
import {
  createFlow,
  doEffects,
  findFlow,
  publishFlow,
  saveFlowDraft,
  setFlowEnabled,
  startManually,
} from "~/domains/flows/index.server";
import { savePolicies } from "~/domains/messages/index.server";
import { parse } from "~/domains/segments/index.server";
import { saveSender } from "~/domains/shops/index.server";
import { createTemplate, findTemplate, publishTemplate } from "~/domains/templates/index.server";
import { factories } from "../../sandbox/factories/factories";
import { storeOf } from "../../sandbox/factories/store";
import { updateProduct } from "../../sandbox/shopify/store/actions";
import { carriers, openExchange, type Exchange } from "../support/exchange";
import { atAnyTime, sender } from "../support/mailing";
import { openSendingStage, type SendingStage } from "../support/sending-stage";
import { openAddress, openToolsWorld, type ToolsWorld } from "../support/tools-world";
import { verifySender } from "../support/verified-sender";

const make = factories(14, new Date());
const ada = make.customer({ email: "ada@example.com", tags: ["old"] });
const domain = "outside.myshopify.com";
const board = make.product({ title: "Walnut board" });
const store = storeOf({ shop: make.shop({ domain }), products: [board], customers: [ada], orders: [] });

const Mail = z.object({ subject: z.string(), text: z.string() });

let exchange: Exchange;
let stage: SendingStage;
let world: ToolsWorld;
let shopId: number;

beforeAll(async () => {
  world = await openToolsWorld();
  stage = await openSendingStage();
  exchange = await openExchange(store);
  shopId = exchange.shop.id;
  await exchange.allow();
  await saveSender(shopId, { ...sender, replyTo: "owner@shop.example" }, new Date());
  await verifySender(shopId, "shop.example", new Date());
});
afterAll(async () => {
  await exchange.close();
  await stage.close();
  world.close();
});

const ends = { goal: null, onLeaving: false, when: null };
const plain = { onlyIf: null, reentry: { rule: "every_time" }, ends } as const;
const isGold = "trait_set MATCHES (name = 'vip', value = 'gold', NOT FOLLOWED BY trait_set MATCHES (name = 'vip'))";
const steps: Step[] = [
  { id: "tag", type: "tag", change: "add", tag: "in-sequence" },
  { id: "untag", type: "tag", change: "remove", tag: "old" },
  { id: "trait", type: "set_trait", name: "vip", value: "gold" },
  {
    ...{ id: "fork", type: "branch", otherwise: [] },
    paths: [
      {
        ...{ name: "Gold", when: { shopper: parse(isGold), cause: [] } },
        steps: [{ id: "gold", type: "tag", change: "add", tag: "gold" }],
      },
    ],
  },
  { id: "note", type: "notify", words: "Somebody became gold" },
  { id: "hook", type: "webhook", url: "https://hooks.example/in", name: "Ads" },
];

/** Makes a flow of this content and turns it on. */
async function turnOn(name: string, content: FlowContent): Promise<number> {
  const now = new Date();
  const created = await createFlow(shopId, { from: "nothing" }, now);
  if (created.outcome !== "created") throw new Error("The flow was not made");
  const { flowId } = created;
  const flow = await findFlow(shopId, flowId);
  const saved = await saveFlowDraft(shopId, flowId, { revision: flow?.revision ?? 0, name, content }, now);
  if (saved.outcome !== "saved") throw new Error("The flow was not saved");
  const published = await publishFlow(shopId, flowId, { revision: saved.revision, move: "stay" }, now);
  expect(published).toMatchObject({ outcome: "published" });
  // Shopify tells whole seconds: what happens in this very second would be before now.
  await setFlowEnabled(shopId, flowId, new Date(now.getTime() - 1000));
  return flowId;
}

test("a run gives and takes tags, sets a trait that the next step asks about, notes it for the merchant and tells a tool", async () => {
  const flowId = await turnOn("Outside", { ...plain, trigger: { type: "manual" }, steps });
  const [profile] = await db.query<{ id: string }>(sql`SELECT id FROM profiles WHERE shop_id = ${shopId}`);
  expect(await startManually(shopId, flowId, [profile?.id ?? ""], new Date())).toBe(1);
  await exchange.settle();
  expect([carriers(store, "in-sequence"), carriers(store, "old"), carriers(store, "gold")]).toEqual([
    ["ada"],
    [],
    ["ada"],
  ]);
  expect(stage.relay.passed.map(({ body }) => body)).toEqual([expect.stringContaining("Somebody became gold")]);
  const effects = await db.query<{ step: string; state: string }>(sql`
    SELECT step, state FROM flow_effects WHERE shop_id = ${shopId} ORDER BY number`);
  expect(effects).toEqual([
    ...["tag", "untag", "gold", "note"].map((step) => ({ step, state: "done" })),
    // There is no such host on this machine: it is tried again.
    { step: "hook", state: "queued" },
  ]);
  await doEffects(shopId, new Date(Date.now() + 60_000), world.network([openAddress]));
  expect(world.taken.map(({ body }) => JSON.parse(body))).toMatchObject([
    { event: "flow.step", flow: { name: "Outside" }, step: { id: "hook", name: "Ads" }, cause: { kind: "manual" } },
  ]);
});

/** A message that says what its flow was started by. @returns its key */
async function addMessage(): Promise<string> {
  const created = await createTemplate(shopId, { from: "nothing" }, new Date());
  if (created.outcome !== "created") throw new Error("The message was not made");
  const { revision = 0, key = "" } = (await findTemplate(shopId, created.templateId)) ?? {};
  const words = "It was {{cause_price_before|more}} and is {{cause_price|less}} now.";
  const link = { label: "Have a look", href: "{{cause_url}}" };
  const content = {
    ...{ subject: { branches: [], otherwise: "{{cause_product|Something}} costs less" } },
    ...{ preheader: { branches: [], otherwise: "" } },
    blocks: [
      { id: "text", when: null, content: { type: "text" as const, text: { branches: [], otherwise: words } } },
      { id: "button", when: null, content: { type: "button" as const, link: { branches: [], otherwise: link } } },
    ],
  };
  const published = await publishTemplate(shopId, created.templateId, { revision, content }, new Date());
  expect(published).toMatchObject({ outcome: "published" });
  return key;
}

test("a mail of a flow says what started it: the product that became cheaper, and both prices", async () => {
  await savePolicies(shopId, atAnyTime, new Date());
  const template = await addMessage();
  const what = parse(`price_dropped MATCHES (id = ${board.id})`);
  if (what.type !== "matches") throw new Error("It is not asked so");
  const send: Step = { id: "mail", type: "send", template, latestMinutes: null };
  await turnOn("Price drop", { ...plain, trigger: { type: "happened", what }, steps: [send] });
  const [profile] = await db.query<{ id: string }>(sql`SELECT id FROM profiles WHERE shop_id = ${shopId}`);
  const seenAt = new Date(Date.now() - 60_000);
  const seen = {
    kind: "product_viewed",
    sourceId: "v",
    occurredAt: seenAt,
    profileId: profile?.id ?? "",
    actor: null,
  } as const;
  await appendEvents(shopId, [{ ...seen, properties: { productIds: [board.id] } }], db);
  stage.forget();
  const before = Number(board.variants[0].price);
  exchange.shopify.perform(domain, updateProduct, { productId: board.id, price: (before - 1).toFixed(2) });
  await exchange.settle();
  const [mail] = stage.postsTo("ada@example.com").map(({ body }) => Mail.parse(JSON.parse(body)));
  expect(mail?.subject).toBe("Walnut board costs less");
  expect(mail?.text).toContain(`${before.toFixed(2)} and is`);
  expect(mail?.text).toContain(`${(before - 1).toFixed(2)} now.`);
});
