import sql from "sql-template-tag";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "~/db.server";
import {
  importFromShopify,
  listFromShopify,
  listSegments,
  putAwaySegment,
  showInShopify,
} from "~/domains/segments/index.server";
import { factories } from "../../sandbox/factories/factories";
import { instant } from "../../sandbox/factories/instants";
import { storeOf } from "../../sandbox/factories/store";
import { changeSegment } from "../../sandbox/shopify/store/actions";
import type { Segment } from "../../sandbox/shopify/store/model";
import { openExchange, type Exchange } from "../support/exchange";

const now = new Date();
const make = factories(12, now);
const queries = {
  Subscribers: "email_subscription_status = 'SUBSCRIBED' AND number_of_orders >= 1",
  "Big spenders": "predicted_spend_tier = 'HIGH' AND customer_countries CONTAINS 'GB'",
  "Made by another app": "customer_tags CONTAINS 'x'\n AND nonsense_filter = 3",
  Loyal: "number_of_orders > 5",
};
const named = Object.entries(queries).map(([name, query]): Segment => drawn(name, query));
const many = Array.from({ length: 120 }, (_, i) => drawn(`Numbered ${i}`, `amount_spent > ${i}`));

function drawn(name: string, query: string): Segment {
  const at = instant(now.getTime() - 1000 * Number(make.numbers.orderNumber()));
  return { id: make.numbers.id(), name, query, createdAt: at, updatedAt: at };
}

const domain = "from-shopify.myshopify.com";
const product = make.product();
const ada = make.customer({ email: "ada@example.com" });
const store = storeOf({
  shop: make.shop({ domain }),
  products: [product],
  customers: [ada],
  orders: [make.order({ customer: ada, lines: [make.line(product)] })],
  segments: [...named, ...many],
});

let exchange: Exchange;

beforeAll(async () => {
  exchange = await openExchange(store);
});
afterAll(() => exchange.close());

async function list(turn: Parameters<typeof listFromShopify>[1] = { to: "after", cursor: null }) {
  const listed = await listFromShopify(exchange.shop, turn, new Date());
  return listed.outcome === "listed" ? listed : expect.fail(listed.problem);
}

const idOf = (name: string) => named.find((one) => one.name === name)?.id ?? expect.fail(`There is no ${name}`);
const add = (...ids: string[]) => importFromShopify(exchange.shop, ids, null, new Date());
const imported = async () =>
  (await listSegments(exchange.shop.id)).filter(({ origin }) => origin === "shopify").map(({ name }) => name);

test("all of Shopify's segments are listed, page by page and back, each once", async () => {
  const seen: string[] = [];
  let page = await list();
  for (;;) {
    seen.push(...page.segments.map(({ segment }) => segment.name));
    if (page.after === null) break;
    page = await list({ to: "after", cursor: page.after });
  }
  expect(seen).toHaveLength(124);
  expect(new Set(seen).size).toBe(124);
  expect(exchange.line.asked("Segments")).toHaveLength(3);
  const back = await list({ to: "before", cursor: page.before });
  expect(back.segments.map(({ segment }) => segment.name)).toEqual(seen.slice(50, 100));
});

test("each says what can be done with it", async () => {
  const { segments } = await list();
  const verdicts = new Map(segments.map(({ segment, verdict }) => [segment.name, verdict]));
  expect(verdicts.get("Subscribers")).toEqual({ state: "addable" });
  expect(verdicts.get("Big spenders")).toEqual({ state: "partly", unknown: ["Shopify's predicted spend"] });
  expect(verdicts.get("Made by another app")).toMatchObject({
    ...{ state: "unreadable", line: 2, column: 6 },
    problem: expect.stringContaining("nonsense_filter"),
  });
});

test("those that are chosen are added as Shopify has them at that moment, and are filled", async () => {
  exchange.shopify.perform(domain, changeSegment, { segmentId: idOf("Subscribers"), query: "number_of_orders >= 1" });
  expect(await add(idOf("Subscribers"), idOf("Big spenders"))).toEqual({
    ...{ outcome: "imported", added: ["Subscribers", "Big spenders"], refused: [] },
  });
  await exchange.settle();
  const [subscribers, spenders] = (await listSegments(exchange.shop.id)).filter(({ origin }) => origin === "shopify");
  expect(subscribers).toMatchObject({ family: "purchase", state: "live", key: `shopify:${idOf("Subscribers")}` });
  expect(spenders).toMatchObject({ name: "Big spenders" });
  const members = await db.query(sql`
    SELECT 1 FROM memberships WHERE shop_id = ${exchange.shop.id} AND segment_id = ${subscribers?.id} AND left_at IS NULL`);
  expect(members).toHaveLength(1);
  const { segments } = await list();
  const added = segments.find(({ segment }) => segment.name === "Subscribers");
  expect(added?.verdict).toEqual({ state: "added", segmentId: subscribers?.id });
});

test("adding twice, also at once, changes nothing; what was put away is not brought back", async () => {
  const loyal = idOf("Loyal");
  const twice = await Promise.all([add(loyal), add(loyal, loyal)]);
  expect(twice.flatMap((told) => (told.outcome === "imported" ? told.added : []))).toEqual(["Loyal"]);
  expect(await imported()).toEqual(["Subscribers", "Big spenders", "Loyal (Shopify)"]);

  const segment = (await listSegments(exchange.shop.id)).find(({ key }) => key === `shopify:${loyal}`);
  await putAwaySegment(exchange.shop.id, segment?.id ?? 0, new Date());
  expect(await add(loyal)).toMatchObject({ added: [], refused: [{ name: "Loyal" }] });
  const { segments } = await list();
  expect(segments.find((one) => one.segment.id === loyal)?.verdict).toEqual({ state: "put-away" });
});

test("what cannot be read is refused with the reason, and the others are added all the same", async () => {
  const first = many[0]?.id ?? "";
  const told = await add(idOf("Made by another app"), first, "9999");
  expect(told).toMatchObject({
    ...{ outcome: "imported", added: ["Numbered 0"] },
    refused: [{ name: "Made by another app", problem: expect.stringContaining("nonsense_filter") }],
  });
});

test("a segment of ours that is shown in Shopify is not offered as one of Shopify's", async () => {
  await exchange.allow();
  const segmentId = await exchange.segment("Ours", "number_of_orders >= 9");
  await showInShopify(exchange.shop.id, segmentId, new Date());
  await exchange.settle();
  const { segments } = await list();
  expect(segments[0]).toMatchObject({ segment: { name: "Ours" }, verdict: { state: "ours", segmentId } });
});

test("when Shopify gives no answer, that is said and nothing is added", async () => {
  const before = await imported();
  exchange.line.breakAt("Segments", 1, "before");
  expect(await listFromShopify(exchange.shop, { to: "after", cursor: null }, new Date())).toMatchObject({
    outcome: "unreachable",
  });
  expect(await add(many[5]?.id ?? "")).toMatchObject({ outcome: "unreachable" });
  exchange.line.mend();
  expect(await imported()).toEqual(before);
});
