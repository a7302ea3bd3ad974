import { afterAll, beforeAll, expect, it } from "vitest";
import { type SampleShopify, SHOP, startSampleShopify } from "../sample-shopify";
import { placeOrder } from "../store/actions";

let shopify: SampleShopify;
beforeAll(async () => (shopify = await startSampleShopify()));
afterAll(() => shopify.close());

const create = (discount: Record<string, unknown>) =>
  shopify.ask(
    `mutation ($discount: DiscountCodeBasicInput!) {
       discountCodeBasicCreate(basicCodeDiscount: $discount) {
         codeDiscountNode { id codeDiscount { ... on DiscountCodeBasic { title status usageLimit codesCount { count } } } }
         userErrors { code field } } }`,
    { discount },
  );
const terms = {
  ...{ title: "Ten", code: "TEN-1", startsAt: "2026-06-01T00:00:00Z", endsAt: "2099-01-01T00:00:00Z", usageLimit: 1 },
  ...{ appliesOncePerCustomer: true, context: { all: "ALL" } },
  customerGets: { items: { all: true }, value: { percentage: 0.1 } },
};
const idNow = () => `gid://shopify/DiscountCodeNode/${[...shopify.store(SHOP).discounts.keys()].at(-1)}`;
const add = (...codes: string[]) =>
  shopify.ask(
    `mutation ($id: ID!, $codes: [DiscountRedeemCodeInput!]!) {
       discountRedeemCodeBulkAdd(discountId: $id, codes: $codes) { bulkCreation { id done } userErrors { code } } }`,
    { id: idNow(), codes: codes.map((code) => ({ code })) },
  );
const look = async () => {
  const id = `gid://shopify/DiscountRedeemCodeBulkCreation/${[...shopify.store(SHOP).codeCreations.keys()].at(-1)}`;
  const { data } = await shopify.ask(
    `query ($id: ID!) { discountRedeemCodeBulkCreation(id: $id) {
       done importedCount failedCount codes(first: 10) { nodes { code errors { code } } } } }`,
    { id },
  );
  return data;
};

it("makes a discount with its first code, and finds it by that code in any case", async () => {
  expect((await create(terms)).data).toMatchObject({
    discountCodeBasicCreate: {
      codeDiscountNode: { codeDiscount: { title: "Ten", status: "ACTIVE", usageLimit: 1, codesCount: { count: 1 } } },
      userErrors: [],
    },
  });
  const { data } = await shopify.ask(`{ codeDiscountNodeByCode(code: "ten-1") { id } }`);
  expect(data).toEqual({ codeDiscountNodeByCode: { id: idNow() } });
  expect((await shopify.ask(`{ codeDiscountNodeByCode(code: "nope") { id } }`)).data).toEqual({
    codeDiscountNodeByCode: null,
  });
});

it("refuses what Shopify refuses: a taken code, an end before the start, more than all of it off", async () => {
  const codesOf = async (change: Record<string, unknown>) => {
    const { data } = await create({ ...terms, code: "OTHER", ...change });
    return JSON.stringify(data).match(/[A-Z_]{4,}/g);
  };
  expect(await codesOf({ code: "Ten-1" })).toEqual(["TAKEN"]);
  expect(await codesOf({ endsAt: "2026-05-01T00:00:00Z" })).toEqual(["END_DATE_BEFORE_START_DATE"]);
  expect(await codesOf({ customerGets: { items: { all: true }, value: { percentage: 10 } } })).toEqual([
    "VALUE_OUTSIDE_RANGE",
  ]);
});

it("adds codes after a while, says which were there before, and takes no more than 250 at once", async () => {
  expect((await add("TEN-2", "ten-1", "TEN-3")).data).toMatchObject({
    discountRedeemCodeBulkAdd: { bulkCreation: { done: false }, userErrors: [] },
  });
  expect(await look()).toMatchObject({ discountRedeemCodeBulkCreation: { done: false } });
  expect(await look()).toEqual({
    discountRedeemCodeBulkCreation: {
      ...{ done: true, importedCount: 2, failedCount: 1 },
      codes: {
        nodes: [
          { code: "TEN-2", errors: [] },
          { code: "ten-1", errors: [{ code: "TAKEN" }] },
          { code: "TEN-3", errors: [] },
        ],
      },
    },
  });
  const many = await add(...Array.from({ length: 251 }, (_, i) => `MANY-${i}`));
  expect(many.errors?.[0]?.message).toContain("250");
});

it("takes a code once, and each shopper one code of a discount", () => {
  const [product] = shopify.store(SHOP).products.values();
  const variantId = product?.variants[0].id ?? "";
  const buy = (email: string, code: string) =>
    shopify.perform(SHOP, placeOrder, { email, lines: [{ variantId }], discount: { code, amount: "1.00" } });
  buy("one@example.com", "TEN-2");
  expect(() => buy("two@example.com", "ten-2")).toThrow("used already");
  expect(() => buy("one@example.com", "TEN-3")).toThrow("used a code of this discount already");
});

it("shows discounts to nobody without the scope", async () => {
  shopify.grantScopes(SHOP, ["read_products"]);
  expect((await create({ ...terms, code: "TEN-9" })).errors?.[0]?.extensions?.["code"]).toBe("ACCESS_DENIED");
});
