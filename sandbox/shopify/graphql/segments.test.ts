import { afterAll, beforeAll, expect, it } from "vitest";
import { type SampleShopify, SHOP, startSampleShopify } from "../sample-shopify";

let shopify: SampleShopify;
beforeAll(async () => (shopify = await startSampleShopify()));
afterAll(() => shopify.close());

const create = (name: string, query: string) =>
  shopify.ask(
    `mutation ($name: String!, $query: String!) {
       segmentCreate(name: $name, query: $query) { segment { name query } userErrors { field message } } }`,
    { name, query },
  );
const update = (id: string, changes: Record<string, string>) =>
  shopify.ask(
    `mutation ($id: ID!, $name: String, $query: String) {
       segmentUpdate(id: $id, name: $name, query: $query) { segment { name query } userErrors { field message } } }`,
    { id, ...changes },
  );
const told = (field: string, segment: unknown, ...userErrors: unknown[]) => ({ [field]: { segment, userErrors } });

it("keeps segments, numbers a second one of the same name, and lists the latest edited first", async () => {
  expect((await create("Loyal", "number_of_orders >= 5")).data).toEqual(
    told("segmentCreate", { name: "Loyal", query: "number_of_orders >= 5" }),
  );
  expect((await create("Loyal", "number_of_orders >= 6")).data).toMatchObject({
    segmentCreate: { segment: { name: "Loyal (2)" } },
  });
  const [first] = shopify.store(SHOP).segments.keys();
  shopify.setNow(new Date("2026-09-01T12:10:00Z"));
  const id = `gid://shopify/Segment/${first}`;
  expect((await update(id, { name: "Very loyal" })).data).toEqual(
    told("segmentUpdate", { name: "Very loyal", query: "number_of_orders >= 5" }),
  );
  const { data } = await shopify.ask(
    `{ segments(first: 5, sortKey: LAST_EDIT_DATE, reverse: true) { nodes { name } } }`,
  );
  expect(data).toEqual({ segments: { nodes: [{ name: "Very loyal" }, { name: "Loyal (2)" }] } });
});

it("refuses what Shopify refuses, in its words", async () => {
  expect((await create("", "")).data).toEqual(
    told(
      ...(["segmentCreate", null] as const),
      { field: ["name"], message: "Name can't be blank" },
      { field: ["query"], message: "Query can't be blank" },
    ),
  );
  expect((await create("Wrong", "not a valid segment query ???")).data).toEqual(
    told(
      ...(["segmentCreate", null] as const),
      { field: ["query"], message: "Query Line 1 Column 6: 'valid' is unexpected." },
      { field: ["query"], message: "Query Line 1 Column 4: 'a' filter cannot be found." },
    ),
  );
  const nowhere = "gid://shopify/Segment/999999999999";
  expect((await update(nowhere, { name: "Nope" })).data).toEqual(
    told("segmentUpdate", null, { field: ["id"], message: "Segment does not exist" }),
  );
  const [error] = (await shopify.ask(`{ segment(id: "${nowhere}") { id } }`)).errors ?? [];
  expect(error).toMatchObject({ message: "Segment does not exist", extensions: { code: "NOT_FOUND" } });
});

it("lets nobody write segments or tag customers who may only read them", async () => {
  shopify.grantScopes(SHOP, ["read_customers"]);
  const tag = `mutation { tagsAdd(id: "gid://shopify/Customer/7000000000010", tags: ["a"]) { node { id } } }`;
  for (const answer of [await create("Mine", "number_of_orders >= 1"), await shopify.ask(tag)]) {
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: "ACCESS_DENIED" });
  }
});
