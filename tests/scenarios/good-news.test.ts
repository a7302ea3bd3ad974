import sql from "sql-template-tag";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db, transact } from "~/db.server";
import { appendEvents } from "~/domains/events/index.server";
import { markDirty } from "~/domains/profiles/index.server";
import { listSetTraits } from "~/domains/reports/index.server";
import { evaluateFor, parse } from "~/domains/segments/index.server";
import { emit } from "~/jobs/emit.server";
import { factories } from "../../sandbox/factories/factories";
import { storeOf } from "../../sandbox/factories/store";
import { updateProduct } from "../../sandbox/shopify/store/actions";
import { openExchange, type Exchange } from "../support/exchange";

const make = factories(13, new Date());
const product = make.product({ title: "Walnut board" });
const other = make.product({ title: "Apron" });
const [ada, ben] = ["ada", "ben"].map((name) => make.customer({ email: `${name}@example.com`, tags: [] }));
const domain = "good-news.myshopify.com";
const customers = [ada, ben].filter((one) => one !== undefined);
const store = storeOf({ shop: make.shop({ domain }), products: [product, other], customers, orders: [] });

let exchange: Exchange;
let shopId: number;
const people: Record<string, string> = {};

beforeAll(async () => {
  exchange = await openExchange(store);
  shopId = exchange.shop.id;
  for (const name of ["ada", "ben"]) {
    const [row] = await db.query<{ id: string }>(sql`
      SELECT id FROM profiles WHERE shop_id = ${shopId} AND email = ${`${name}@example.com`}`);
    people[name] = row?.id ?? expect.fail(`There is nobody called ${name}`);
  }
});
afterAll(() => exchange.close());

async function happens(
  name: string,
  kind: "product_viewed" | "trait_set",
  properties: object,
  at: Date,
): Promise<void> {
  const profileId = people[name] ?? "";
  await transact(async (tx) => {
    const event = { kind, sourceId: `${kind} ${at.getTime()}`, occurredAt: at, profileId, actor: null };
    await appendEvents(shopId, [{ ...event, properties: { ...properties } }], tx);
    await markDirty(shopId, [profileId], "live", tx);
    await emit(tx, "profiles.dirty", { shopId });
  });
  await exchange.settle();
}

async function holds(text: string): Promise<(boolean | null)[]> {
  const answers = await evaluateFor(shopId, [parse(text)], Object.values(people), new Date());
  return ["ada", "ben"].map((name) => answers.get(people[name] ?? "")?.[0] ?? null);
}

const membersOf = async (segmentId: number) => {
  const rows = await db.query<{ email: string }>(sql`
    SELECT p.email FROM memberships m JOIN profiles p ON p.shop_id = m.shop_id AND p.id = m.profile_id
    WHERE m.shop_id = ${shopId} AND m.segment_id = ${segmentId} AND m.left_at IS NULL ORDER BY 1`);
  return rows.map(({ email }) => email.split("@")[0]);
};

test("a price that Shopify tells to be lower puts who looked at the product into the segment that waits for it", async () => {
  const [price = ""] = product.variants.map((variant) => variant.price);
  const waiting = await exchange.segment(
    "Waiting for the board",
    `price_dropped MATCHES (id = ${product.id}, date >= -1d)`,
  );
  await happens("ada", "product_viewed", { productIds: [product.id] }, new Date(Date.now() - 60_000));
  await happens("ben", "product_viewed", { productIds: [other.id] }, new Date(Date.now() - 60_000));
  expect(await membersOf(waiting)).toEqual([]);
  exchange.shopify.perform(domain, updateProduct, { productId: product.id, price: (Number(price) - 1).toFixed(2) });
  await exchange.settle();
  expect(await membersOf(waiting)).toEqual(["ada"]);
  expect(await holds(`price_dropped MATCHES (price < ${price}, price_before = ${price})`)).toEqual([true, false]);
  exchange.shopify.perform(domain, updateProduct, { productId: product.id, title: "Walnut board, large" });
  await exchange.settle();
  expect(await holds("price_dropped MATCHES (count >= 2)")).toEqual([false, false]);
});

test("of a trait the latest word counts, and who has it now can be asked", async () => {
  const isGold = "trait_set MATCHES (name = 'vip', value = 'gold', NOT FOLLOWED BY trait_set MATCHES (name = 'vip'))";
  const gold = await exchange.segment("Gold", isGold);
  const at = (minutes: number) => new Date(Date.now() - minutes * 60_000);
  await happens("ada", "trait_set", { name: "vip", value: "gold" }, at(9));
  await happens("ben", "trait_set", { name: "vip", value: "gold" }, at(8));
  expect(await membersOf(gold)).toEqual(["ada", "ben"]);
  await happens("ada", "trait_set", { name: "taste", value: "oak" }, at(7));
  await happens("ben", "trait_set", { name: "vip", value: "silver" }, at(6));
  expect(await membersOf(gold)).toEqual(["ada"]);
  const noted = async (name: string) =>
    (await listSetTraits(shopId, people[name] ?? "")).map(({ name, value }) => [name, value]);
  expect(await noted("ada")).toEqual([
    ["taste", "oak"],
    ["vip", "gold"],
  ]);
  expect(await noted("ben")).toEqual([["vip", "silver"]]);
});
