import sql from "sql-template-tag";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db, transact } from "~/db.server";
import { claimCoupons, listDiscounts, makeNewDiscount, reserveCodes } from "~/domains/coupons/index.server";
import type { DiscountForm } from "~/domains/coupons/model";
import { drain } from "~/jobs/drain.server";
import { factories } from "../../sandbox/factories/factories";
import { storeOf } from "../../sandbox/factories/store";
import { placeOrder } from "../../sandbox/shopify/store/actions";
import { openExchange, type Exchange } from "../support/exchange";

const domain = "coupons.myshopify.com";
const make = factories(14, new Date());
const product = make.product();
const [ada, eve] = [make.customer({ email: "ada@example.com" }), make.customer({ email: "eve@example.com" })];
const store = storeOf({ shop: make.shop({ domain }), products: [product], customers: [ada, eve], orders: [] });

let exchange: Exchange;

beforeAll(async () => {
  exchange = await openExchange(store);
});
afterAll(() => exchange.close());

const form: DiscountForm = {
  ...{ name: "Ten per cent", kind: "percentage", percent: "10", amount: "", minimum: "20" },
  ...{ ends: "days", days: "10", date: "" },
};
const scopes = ["read_customers", "read_customer_merge", "read_orders", "read_products", "read_all_orders"];

/** Works off what is due, and what is due within a minute. */
async function work(): Promise<void> {
  for (let seconds = 0; seconds <= 60; seconds += 10) {
    await drain(exchange.shop.id, () => new Date(Date.now() + seconds * 1000));
  }
}

async function save(given: Partial<DiscountForm> = {}): Promise<number> {
  const saved = await makeNewDiscount(exchange.shop, { ...form, ...given }, new Date());
  if (saved.outcome === "refused") throw new Error(saved.problem);
  return saved.discountId;
}

async function listed(discountId: number) {
  const all = await listDiscounts(exchange.shop.id, new Date());
  return all.find(({ id }) => id === discountId) ?? expect.fail("There is no such discount");
}

const atShopify = () => [...store.discounts.values()];
const waiting = () => db.query(sql`SELECT 1 FROM coupons WHERE shop_id = ${exchange.shop.id} AND state <> 'ready'`);

test("nothing is told until Shopify allows it, and the merchant reads why", async () => {
  const discountId = await save();
  await work();
  expect(await listed(discountId)).toMatchObject({
    problem: "Shopify has not allowed Tessera to make discounts yet",
    free: 0,
  });
  expect(atShopify()).toEqual([]);

  exchange.shopify.grantScopes(domain, [...scopes, "write_discounts"]);
  await exchange.settle();
  await work();
  expect(await listed(discountId)).toMatchObject({ problem: null, free: 201, given: 0, used: 0 });
});

test("Shopify has the discount as it was meant: each code once, each shopper once, with the least amount and the end", () => {
  const [discount] = atShopify();
  expect(discount).toMatchObject({
    ...{ title: "Ten per cent (1)", percentage: 0.1, minimumSubtotal: "20.00", amount: null },
    ...{ usageLimit: 1, isOncePerCustomer: true },
  });
  const days = (Date.parse(discount?.endsAt ?? "") - Date.parse(discount?.startsAt ?? "")) / 86_400_000;
  expect(days).toBe(17);
  expect(discount?.codes.size).toBe(201);
  for (const code of discount?.codes.keys() ?? []) expect(code).toMatch(/^[2-9B-Z]{4}-[2-9B-Z]{5}-[2-9B-Z]{5}$/);
});

test("a code is good once, and what was used is counted", async () => {
  const { id: discountId } = (await listDiscounts(exchange.shop.id, new Date()))[0] ?? { id: 0 };
  const wanted = ["1", "2"].map((messageId) => ({ messageId, profileId: messageId, discountId }));
  const claimed = await transact((tx) => claimCoupons(exchange.shop.id, wanted, new Date(), tx));
  const code = claimed.get("1")?.code ?? "";
  const buy = (email: string) =>
    exchange.shopify.perform(domain, placeOrder, {
      ...{ email, lines: [{ variantId: product.variants[0].id }], discount: { code, amount: "1.00" } },
    });
  buy("ada@example.com");
  expect(() => buy("eve@example.com")).toThrow("has been used already");
  await exchange.settle();
  expect(await listed(discountId)).toMatchObject({ given: 2, free: 199, used: 1 });
});

test("when answers are lost, nothing is made twice and no code is lost", async () => {
  const before = atShopify().length;
  exchange.line.breakAt("CreateDiscount", 1, "after", "next");
  const discountId = await save({ name: "Lost", kind: "amount", amount: "5", percent: "" });
  await expect(work()).rejects.toThrow();
  expect(atShopify()).toHaveLength(before + 1);
  exchange.line.breakAt("AddCodes", 1, "after", "mended");
  await expect(work()).rejects.toThrow();
  exchange.line.mend();
  await work();
  expect(atShopify()).toHaveLength(before + 1);
  expect(await listed(discountId)).toMatchObject({ free: 201, problem: null });
  expect(atShopify().at(-1)).toMatchObject({ amount: "5.00", percentage: null });
  expect(await waiting()).toEqual([]);
});

test("what a campaign will need is made before it is asked for", async () => {
  const { id: discountId } = (await listDiscounts(exchange.shop.id, new Date()))[0] ?? { id: 0 };
  await reserveCodes(exchange.shop.id, discountId, 1500);
  await work();
  expect((await listed(discountId)).free).toBeGreaterThanOrEqual(1600);
});

test("a discount that Shopify refuses says so in Shopify's words", async () => {
  const discountId = await save({ name: "Never", ends: "date", date: "2090-01-01" });
  exchange.line.answerNext("CreateDiscount", () =>
    Response.json({
      data: {
        discountCodeBasicCreate: {
          codeDiscountNode: null,
          userErrors: [{ code: "INVALID", field: ["x"], message: "That cannot be" }],
        },
      },
    }),
  );
  await drain(exchange.shop.id, () => new Date());
  expect((await listed(discountId)).problem).toBe("That cannot be");
});

test("a day that is over, and an amount that is none in the shop's currency, are refused", async () => {
  const over = await makeNewDiscount(exchange.shop, { ...form, ends: "date", date: "2020-01-01" }, new Date());
  expect(over).toMatchObject({ outcome: "refused", field: "date" });
  const yen = { id: exchange.shop.id, currency: "JPY" };
  const tiny = await makeNewDiscount(yen, { ...form, kind: "amount", amount: "0.3" }, new Date());
  expect(tiny).toMatchObject({ outcome: "refused", field: "amount" });
});
