import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type Answer, type SampleShopify, SHOP, startSampleShopify } from "../sample-shopify";
import { type Operation, operations } from "./operations.sample";

let shopify: SampleShopify;
beforeAll(async () => (shopify = await startSampleShopify()));
afterAll(() => shopify.close());

const first = (answer: Answer) => answer.errors?.[0] ?? expect.fail(`No error in ${JSON.stringify(answer)}`);

describe("what an app asks", () => {
  it.each(Object.entries<Operation>(operations.answered))("answers %s", async (_name, { query, variables }) => {
    const answer = await shopify.ask(query, variables);
    expect(answer.errors).toBeUndefined();
    expect(answer.extensions?.cost.actualQueryCost).toBeGreaterThan(0);
  });

  it.each(Object.entries<Operation>(operations.beyond))(
    "says plainly that it does not answer %s",
    async (_name, { query, variables }) => {
      const error = first(await shopify.ask(query, variables));
      expect(error.extensions?.["code"]).toBe("NOT_IN_SANDBOX");
      expect(error.message).toMatch(/^The sandbox does not answer (Mutation|QueryRoot)\.\w+\.$/);
    },
  );

  it("prints scalars as Shopify's wire does", async () => {
    const { data } = await shopify.ask(
      `{ customers(first: 1, query: "email:ada@example.com") { nodes {
           legacyResourceId numberOfOrders amountSpent { amount currencyCode } createdAt } } }`,
    );
    expect(data).toEqual({
      customers: {
        nodes: [
          {
            legacyResourceId: "7000000000010",
            numberOfOrders: "2",
            amountSpent: { amount: "101.0", currencyCode: "USD" },
            createdAt: "2026-06-03T12:00:00Z",
          },
        ],
      },
    });
  });

  it("says null for what the store does not hold, and invents nothing where null is not allowed", async () => {
    const answer = await shopify.ask(`{ products(first: 1) { nodes { category { id } seo { title } } } }`);
    expect(answer.data).toBeNull();
    expect(first(answer).message).toContain("Product.seo");
    expect(first(answer).path).toEqual(["products", "nodes", 0, "seo"]);
  });
});

describe("what Shopify would refuse", () => {
  it.each([
    ["an unknown field", "{ shop { nme } }", "undefinedField", "Field 'nme' doesn't exist on type 'Shop'"],
    [
      "an unknown argument",
      "{ customers(top: 3) { nodes { id } } }",
      "argumentNotAccepted",
      "doesn't accept argument 'top'",
    ],
    ["a missing argument", "{ customer { id } }", "missingRequiredArguments", "missing required arguments: id"],
    ["a field without its fields", "{ shop }", "selectionMismatch", "Field must have selections"],
    ["a list without a size", "{ orders { nodes { id } } }", "BAD_REQUEST", "you must provide one of first or last"],
    [
      "a nonsense time",
      `{ orders(first: 1, query: "created_at:soon") { nodes { id } } }`,
      "BAD_REQUEST",
      "Invalid timestamp",
    ],
    ["another thing's id", `{ customer(id: "gid://shopify/Order/1") { id } }`, "RESOURCE_NOT_FOUND", "Invalid id"],
    ["a scope that was not granted", "{ locations(first: 1) { nodes { id } } }", "ACCESS_DENIED", "`read_locations`"],
  ])("is %s", async (_name, query, code, message) => {
    const error = first(await shopify.ask(query));
    expect(error.extensions?.["code"]).toBe(code);
    expect(error.message).toContain(message);
  });

  it("is a deprecated field too, before Shopify takes it away", async () => {
    const error = first(await shopify.ask("{ customers(first: 1) { nodes { email } } }"));
    expect(error.extensions?.["code"]).toBe("deprecatedField");
  });

  it("is a variable of the wrong kind, named down to the place", async () => {
    const input = { customerId: "gid://shopify/Customer/1", emailMarketingConsent: { marketingState: "YES" } };
    const error = first(await shopify.ask(operations.answered.emailConsent.query, { input }));
    expect(error.extensions).toMatchObject({ code: "INVALID_VARIABLE", value: input });
    expect(error.message).toContain('emailMarketingConsent.marketingState (Expected "YES" to be one of: ');
  });

  it("is a list of more than 250 things", async () => {
    const ids = Array.from({ length: 251 }, (_, index) => `gid://shopify/Customer/${index}`);
    const error = first(await shopify.ask(operations.answered.things.query, { ids }));
    expect(error).toMatchObject({ path: ["ids"], extensions: { code: "MAX_INPUT_SIZE_EXCEEDED" } });
  });

  it("is an unknown version of the API", async () => {
    const headers = { "x-shopify-access-token": shopify.install(SHOP).accessToken };
    const statusOf = async (version: string) =>
      (await shopify.post(`/admin/api/${version}/graphql.json`, { query: "{shop{name}}" }, headers)).status;
    expect(await statusOf("2019-01")).toBe(404);
    expect(await statusOf("2026-10")).toBe(200);
  });
});

describe("orders", () => {
  const NAMES = "{ orders(first: 10, sortKey: PROCESSED_AT) { nodes { name } } ordersCount { count } }";

  it("older than 60 days need read_all_orders", async () => {
    const recent = await shopify.ask(NAMES);
    expect(recent.data).toEqual({
      orders: { nodes: [{ name: "#1002" }, { name: "#1003" }, { name: "#1004" }] },
      ordersCount: { count: 3 },
    });
    const privileged = await startSampleShopify({ scopes: ["read_orders", "read_all_orders"] });
    expect((await privileged.ask(NAMES)).data).toMatchObject({ ordersCount: { count: 4 } });
    await privileged.close();
  });

  it("carry their lines, discounts and refunds", async () => {
    const { data } = await shopify.ask(
      `{ orders(first: 1, query: "financial_status:partially_refunded") { nodes {
           totalPriceSet { shopMoney { amount } } currentTotalPriceSet { shopMoney { amount } }
           lineItems(first: 5) { nodes { title quantity } }
           refunds { totalRefundedSet { shopMoney { amount } } refundLineItems(first: 5) { nodes { quantity lineItem { title } } } } } } }`,
    );
    expect(data).toEqual({
      orders: {
        nodes: [
          {
            totalPriceSet: { shopMoney: { amount: "40.0" } },
            currentTotalPriceSet: { shopMoney: { amount: "20.0" } },
            lineItems: { nodes: [{ title: "Sencha", quantity: 2 }] },
            refunds: [
              {
                totalRefundedSet: { shopMoney: { amount: "20.0" } },
                refundLineItems: { nodes: [{ quantity: 1, lineItem: { title: "Sencha" } }] },
              },
            ],
          },
        ],
      },
    });
  });
});

describe("mutations", () => {
  it("change the store and say what was wrong", async () => {
    const id = "gid://shopify/Customer/7000000000011";
    const consent = operations.answered.emailConsent.query;
    const change = (emailMarketingConsent: object, customerId = id) =>
      shopify.ask(consent, { input: { customerId, emailMarketingConsent } });

    expect((await change({ marketingState: "SUBSCRIBED" })).data).toMatchObject({
      customerEmailMarketingConsentUpdate: { userErrors: [{ code: "MISSING_ARGUMENT" }] },
    });
    expect((await change({ marketingState: "PENDING", marketingOptInLevel: "SINGLE_OPT_IN" })).data).toMatchObject({
      customerEmailMarketingConsentUpdate: { userErrors: [{ code: "INVALID" }] },
    });
    expect(first(await change({ marketingState: "NOT_SUBSCRIBED" })).extensions?.["code"]).toBe("INVALID");
    expect((await change({ marketingState: "UNSUBSCRIBED" }, "gid://shopify/Customer/1")).data).toMatchObject({
      customerEmailMarketingConsentUpdate: { customer: null, userErrors: [{ message: "Customer not found" }] },
    });
    const done = await change({ marketingState: "SUBSCRIBED", marketingOptInLevel: "CONFIRMED_OPT_IN" });
    expect(done.data).toMatchObject({
      customerEmailMarketingConsentUpdate: {
        customer: { defaultEmailAddress: { marketingState: "SUBSCRIBED" } },
        userErrors: [],
      },
    });
    expect(shopify.store(SHOP).customers.get("7000000000011")?.emailConsent.optInLevel).toBe("confirmed_opt_in");
  });

  it("keep an app's own values with its installation, where the theme finds them", async () => {
    const asked =
      '{ currentAppInstallation { id metafield(namespace: "quiz", key: "answer") { jsonValue ownerType } } }';
    const before = z.object({ currentAppInstallation: z.object({ id: z.string(), metafield: z.null() }) });
    const { id } = before.parse((await shopify.ask(asked)).data).currentAppInstallation;
    const { query } = operations.answered.metafields;
    const metafields = [{ ownerId: id, namespace: "quiz", key: "answer", type: "json", value: '{"a":1}' }];
    expect((await shopify.ask(query, { metafields })).data).toMatchObject({ metafieldsSet: { userErrors: [] } });
    expect((await shopify.ask(asked)).data).toEqual({
      currentAppInstallation: { id, metafield: { jsonValue: { a: 1 }, ownerType: "API_PERMISSION" } },
    });
  });

  it("keep one web pixel for an app", async () => {
    const { query, variables } = operations.answered.webPixel;
    expect((await shopify.ask(query, variables)).data).toMatchObject({
      webPixelCreate: { webPixel: null, userErrors: [{ code: "TAKEN" }] },
    });
  });
});
