import { getOperationAST, parse } from "graphql";
import { expect, it } from "vitest";
import { requestedCost } from "./cost";
import { adminSchema } from "./schema";

function costOf(query: string, variables: Record<string, unknown> = {}): number {
  const admin = adminSchema("2026-07") ?? expect.fail("There is no schema.");
  const operation = getOperationAST(parse(query)) ?? expect.fail("There is no operation.");
  return requestedCost({ schema: admin.schema, operation, fragments: new Map(), variables });
}

// What Shopify has answered to queries of these shapes.
it.each([
  [1, "{ shop { name currencyCode } }"],
  [1, `{ bulkOperation(id: "gid://shopify/BulkOperation/1") { id status } }`],
  [2, "{ bulkOperations { nodes { id } } }"],
  [3, "{ bulkOperations(first: 1) { nodes { id } } }"],
  [
    8,
    `{ customers(first: 3) { edges { cursor node { id amountSpent { amount } defaultEmailAddress { emailAddress }
          defaultPhoneNumber { phoneNumber } defaultAddress { city } } } pageInfo { endCursor } } }`,
  ],
  [
    10,
    `{ product(id: "gid://shopify/Product/1") { id a: metafield(key: "a") { id } b: metafield(key: "b") { id }
          c: metafield(key: "c") { id } metafields(first: 10) { nodes { id } } } }`,
  ],
  [
    16,
    `{ customer(id: "gid://shopify/Customer/1") { id defaultEmailAddress { emailAddress }
          defaultPhoneNumber { phoneNumber } defaultAddress { city } addressesV2(first: 250) { nodes { city } } } }`,
  ],
  [10, `mutation { tagsAdd(id: "gid://shopify/Product/1", tags: ["a"]) { node { id } userErrors { message } } }`],
  [
    12,
    `mutation { customerEmailMarketingConsentUpdate(input: {}) {
          customer { id defaultEmailAddress { emailAddress } defaultPhoneNumber { phoneNumber } } userErrors { code } } }`,
  ],
])("costs %i", (cost, query) => {
  expect(costOf(query)).toBe(cost);
});

it("reads sizes from variables and opens fragments", () => {
  expect(costOf("query ($n: Int!) { customers(first: $n) { nodes { id } } }", { n: 10 })).toBe(6);
  expect(costOf("{ customers(first: 10) { nodes { ... on Customer { lastOrder { id } } } } }")).toBe(10);
  expect(costOf("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", { ids: ["a", "b", "c"] })).toBe(3);
});
