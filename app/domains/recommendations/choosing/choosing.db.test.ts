import fc from "fast-check";
import { expect, test } from "vitest";
import { db, transact } from "~/db.server";
import { ensureShop } from "~/domains/shops/index.server";
import { addShopper, buy, fillCart, look, stock, type ShelfProduct } from "../../../../tests/support/shelf";
import { findFavouriteCategories } from "~/domains/traits/index.server";
import { findProducts, measureAndRelate } from "../index.server";
import type { ProductSource } from "../model";

const now = new Date("2026-06-15T12:00:00Z");
let shops = 0;

async function openShop(products: readonly ShelfProduct[]): Promise<number> {
  const { id } = await ensureShop(`shelf-${++shops}.myshopify.com`);
  await stock(id, products, now);
  return id;
}

const relateNow = (shopId: number) => transact((tx) => measureAndRelate(shopId, now, tx));

async function shown(shopId: number, profileId: string, source: ProductSource, productIds: string[] = []) {
  const wanted = [{ key: "k", profileId, source, productIds, count: 4 }];
  const products = await findProducts(shopId, wanted, now, db);
  return products.get("k")?.map(({ productId }) => productId);
}

const ids = (...numbers: number[]) => numbers.map((id) => ({ id: String(id) }));

test("products picked by hand come in their order, with the price that is asked now", async () => {
  const shopId = await openShop([
    { id: "1", priceMinor: 900, compareAtMinor: 1200 },
    { id: "2", priceMinor: 500, compareAtMinor: 400 },
  ]);
  const wanted = [{ key: "a", profileId: "1", source: "picked" as const, productIds: ["2", "1", "9"], count: 6 }];
  expect((await findProducts(shopId, wanted, now, db)).get("a")).toEqual([
    expect.not.objectContaining({ compareAtMinor: 400 }),
    {
      ...{ productId: "1", title: "Product 1", imageUrl: null, priceMinor: 900, compareAtMinor: 1200, currency: "USD" },
      url: `https://shelf-${shops}.myshopify.com/products/product-1`,
    },
  ]);
});

test("what is sold out, hidden or deleted is not shown; what is not counted or sold on order is", async () => {
  const shopId = await openShop([
    { id: "1", available: 0 },
    { id: "2", status: "draft" },
    { id: "3", isDeleted: true },
    { id: "4", available: null },
    { id: "5", available: -2, sellsWhenOut: true },
  ]);
  expect(await shown(shopId, "1", "picked", ["1", "2", "3", "4", "5"])).toEqual(["4", "5"]);
});

test("another shop's product is not shown", async () => {
  const shopId = await openShop(ids(1));
  await openShop(ids(2));
  expect(await shown(shopId, "1", "picked", ["2"])).toEqual([]);
});

test("what lies in a cart is shown, the latest first, until it is bought", async () => {
  const shopId = await openShop(ids(1, 2, 3));
  const ada = await addShopper(shopId, 1, now);
  await fillCart(shopId, ada, ["1"], 2, now);
  await fillCart(shopId, ada, ["3", "2"], 1, now);
  await fillCart(shopId, ada, ["3"], 40, now);
  expect(await shown(shopId, ada, "in_cart")).toEqual(["2", "3", "1"]);
});

test("what was looked at is shown, and not what was bought since", async () => {
  const shopId = await openShop(ids(1, 2, 3));
  const ada = await addShopper(shopId, 1, now);
  await look(shopId, ada, "1", 3, now);
  await look(shopId, ada, "2", 2, now);
  await look(shopId, ada, "3", 1, now);
  await buy(shopId, ada, ["2"], 1, now);
  expect(await shown(shopId, ada, "viewed")).toEqual(["3", "1"]);
});

/** Twelve shoppers buy 1 and 2 together, as many 3 and 4; 5 is bought most. */
async function shopOfPairs(): Promise<number> {
  const shopId = await openShop(ids(1, 2, 3, 4, 5));
  for (let n = 1; n <= 24; n++) {
    const shopper = await addShopper(shopId, n, now);
    await buy(shopId, shopper, n <= 12 ? ["1", "2"] : ["3", "4"], 60, now);
    await buy(shopId, shopper, ["5"], 200, now);
  }
  await relateNow(shopId);
  return shopId;
}

test("what others bought with a shopper's last order comes first, then what is bought most", async () => {
  const shopId = await shopOfPairs();
  const ada = await addShopper(shopId, 100, now);
  await buy(shopId, ada, ["3"], 40, now);
  const eve = await addShopper(shopId, 101, now);
  await buy(shopId, eve, ["1"], 40, now);
  expect((await shown(shopId, ada, "bought_with"))?.[0]).toBe("4");
  expect((await shown(shopId, eve, "bought_with"))?.[0]).toBe("2");
});

test("a shopper of whom nothing is known is shown what is bought most, of two alike always the same one first", async () => {
  const shopId = await shopOfPairs();
  const ada = await addShopper(shopId, 100, now);
  expect(await shown(shopId, ada, "recommended")).toEqual(["1", "2", "3", "4"]);
});

test("what was bought lately is not recommended, unless the shopper's own rhythm has it due", async () => {
  const shopId = await openShop(ids(1, 2));
  const [ada, eve] = [await addShopper(shopId, 1, now), await addShopper(shopId, 2, now)];
  await buy(shopId, ada, ["1"], 10, now);
  for (const daysAgo of [30, 20, 10]) await buy(shopId, eve, ["1"], daysAgo, now);
  await relateNow(shopId);
  expect(await shown(shopId, ada, "recommended")).toEqual(["2"]);
  expect(await shown(shopId, eve, "recommended")).toEqual(["1", "2"]);
});

test("whose favourite type it is follows what they bought, looked at and put into the cart", async () => {
  const shopId = await openShop([{ id: "1", type: "Tea" }, { id: "2", type: "Cups" }, { id: "3" }]);
  const [ada, eve, mia] = [
    await addShopper(shopId, 1, now),
    await addShopper(shopId, 2, now),
    await addShopper(shopId, 3, now),
  ];
  await buy(shopId, ada, ["1"], 200, now);
  await fillCart(shopId, ada, ["2"], 1, now);
  await buy(shopId, eve, ["1"], 20, now);
  await look(shopId, eve, "2", 20, now);
  await buy(shopId, mia, ["3"], 1, now);
  expect(await findFavouriteCategories(shopId, [ada, eve, mia], now, db)).toEqual(
    new Map([
      [ada, "Cups"],
      [eve, "Tea"],
    ]),
  );
});

const productIds = ["1", "2", "3", "4", "5", "6"];
const product = fc.record({
  available: fc.constantFrom(null, 0, 3),
  status: fc.constantFrom("active", "active", "draft"),
});
const some = fc.subarray(productIds, { minLength: 1 });
const history = fc.record({
  orders: fc.array(fc.record({ productIds: some, daysAgo: fc.integer({ min: 0, max: 120 }) }), { maxLength: 4 }),
  cart: fc.option(fc.record({ productIds: some, daysAgo: fc.integer({ min: 0, max: 45 }) })),
});
type History = typeof history extends fc.Arbitrary<infer Value> ? Value : never;

/** A plain reading of the rule: what a shopper must not be shown. */
function mustNotSee({ orders, cart }: History): Set<string> {
  const lately = productIds.filter((id) => {
    const days = orders.filter((order) => order.productIds.includes(id)).map(({ daysAgo }) => daysAgo);
    const last = Math.min(...days);
    const between = (Math.max(...days) - last) / Math.max(1, days.length - 1);
    return last < 30 && !(between >= 3 && last >= 0.8 * between);
  });
  return new Set([...lately, ...(cart && cart.daysAgo < 30 ? cart.productIds : [])]);
}

test("nobody is ever recommended what is sold out, hidden, in their cart or only just bought", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(product, product, product, product, product, product),
      fc.array(history, { minLength: 1, maxLength: 4 }),
      async (shelf, histories) => {
        const shopId = await openShop(shelf.map((one, i) => ({ id: productIds[i] ?? "", ...one })));
        const shoppers = new Map<string, History>();
        for (const [i, one] of histories.entries()) {
          const profileId = await addShopper(shopId, i + 1, now);
          for (const order of one.orders) await buy(shopId, profileId, order.productIds, order.daysAgo, now);
          if (one.cart) await fillCart(shopId, profileId, one.cart.productIds, one.cart.daysAgo, now);
          shoppers.set(profileId, one);
        }
        await relateNow(shopId);
        const wanted = [...shoppers.keys()].flatMap((profileId) =>
          (["recommended", "bought_with"] as const).map((source) => {
            return { key: `${profileId} ${source}`, profileId, source, productIds: [], count: 6 };
          }),
        );
        const found = await findProducts(shopId, wanted, now, db);
        const buyable = productIds.filter((_, i) => shelf[i]?.status === "active" && shelf[i].available !== 0);
        for (const { key, profileId } of wanted) {
          const hidden = mustNotSee(shoppers.get(profileId) ?? { orders: [], cart: null });
          const expected = buyable.filter((id) => !hidden.has(id));
          expect(
            found
              .get(key)
              ?.map(({ productId }) => productId)
              .toSorted(),
          ).toEqual(expected);
        }
      },
    ),
    { numRuns: 25 },
  );
});
