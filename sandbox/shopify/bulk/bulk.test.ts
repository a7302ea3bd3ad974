import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { type SampleApp, startSampleApp } from "../sample-app";
import { type SampleShopify, startSampleShopify } from "../sample-shopify";

const Operation = z.object({
  id: z.string(),
  status: z.string(),
  errorCode: z.string().nullable(),
  url: z.string().nullable(),
  objectCount: z.string(),
  rootObjectCount: z.string(),
  fileSize: z.string().nullable(),
});
const Line = z.looseObject({ id: z.string().optional(), __parentId: z.string().optional() });

const FIELDS = "id status errorCode url objectCount rootObjectCount fileSize";
const PRODUCTS = `{ products { edges { node { id title
  variants { edges { node { id price } } } collections { edges { node { id } } } } } } }`;

let app: SampleApp;
let shopify: SampleShopify;
const subscriptions = [{ topics: ["bulk_operations/finish"], uri: "/webhooks" }];
beforeEach(async () => {
  app = await startSampleApp();
  shopify = await startSampleShopify({ appUrl: app.url, subscriptions });
});
afterEach(async () => {
  await shopify.close();
  app.close();
});

const finished = () => app.received.map(({ body }): unknown => JSON.parse(body));

async function run(query: string, groupObjects = false) {
  const mutation = `mutation ($query: String!, $groupObjects: Boolean!) {
    bulkOperationRunQuery(query: $query, groupObjects: $groupObjects) {
      bulkOperation { ${FIELDS} } userErrors { field message code } } }`;
  const { data } = await shopify.ask(mutation, { query, groupObjects });
  const UserError = z.object({ field: z.array(z.string()).nullable(), message: z.string(), code: z.string() });
  const Payload = z.object({ bulkOperation: Operation.nullable(), userErrors: z.array(UserError) });
  return z.object({ bulkOperationRunQuery: Payload }).parse(data).bulkOperationRunQuery;
}

async function poll(id: string) {
  const { data } = await shopify.ask(`query ($id: ID!) { bulkOperation(id: $id) { ${FIELDS} } }`, { id });
  return z.object({ bulkOperation: Operation }).parse(data).bulkOperation;
}

async function outcome(query: string, groupObjects = false) {
  const { bulkOperation } = await run(query, groupObjects);
  const { id = expect.fail("The operation was not accepted.") } = bulkOperation ?? {};
  for (;;) {
    const operation = await poll(id);
    if (!["CREATED", "RUNNING", "CANCELING"].includes(operation.status)) return operation;
    await wait(5);
  }
}

async function linesOf(url: string | null) {
  const text = await (await fetch(url ?? "")).text();
  return text
    .trimEnd()
    .split("\n")
    .map((line) => Line.parse(JSON.parse(line)));
}

describe("a bulk query", () => {
  it("goes from CREATED over RUNNING to a file of lines, and says so", async () => {
    await shopify.close();
    // Slow enough to be seen on its way, however busy the machine is.
    shopify = await startSampleShopify({ appUrl: app.url, subscriptions, bulkDurationMs: 1500 });
    const { bulkOperation } = await run(PRODUCTS);
    expect(bulkOperation).toMatchObject({ status: "CREATED", objectCount: "0", url: null });
    const status = async () => (await poll(bulkOperation?.id ?? "")).status;
    await expect.poll(status).not.toBe("CREATED");
    expect(await status()).toBe("RUNNING");

    const done = await outcome(PRODUCTS);
    const lines = await linesOf(done.url);
    expect(done).toMatchObject({ status: "COMPLETED", objectCount: String(lines.length), rootObjectCount: "3" });
    expect(Number(done.fileSize)).toBe((await (await fetch(done.url ?? "")).text()).length);

    await shopify.webhooks.settled();
    expect(finished().at(-1)).toEqual({
      admin_graphql_api_id: done.id,
      completed_at: "2026-09-01T08:00:00-04:00",
      created_at: "2026-09-01T08:00:00-04:00",
      error_code: null,
      status: "completed",
      type: "query",
    });
  });

  it("names the parent of every nested object, parents first", async () => {
    const lines = await linesOf((await outcome(PRODUCTS)).url);
    const generations = lines.map((line) => (line.__parentId === undefined ? "root" : "child"));
    expect(generations).toEqual(["root", "root", "root", ...generations.slice(3).map(() => "child")]);
    expect(lines[0]).toEqual({ id: "gid://shopify/Product/7000000000005", title: "Teapot" });
    expect(lines[3]).toEqual({
      id: "gid://shopify/ProductVariant/7000000000003",
      price: "30.00",
      __parentId: "gid://shopify/Product/7000000000005",
    });
  });

  it("puts children right behind their parents when objects are to be grouped", async () => {
    const lines = await linesOf((await outcome(PRODUCTS, true)).url);
    let parent: string | undefined;
    for (const line of lines) {
      if (line.__parentId === undefined) parent = line.id;
      else expect(line.__parentId).toBe(parent);
    }
    expect(lines).toHaveLength(3 + 4 + 2);
  });

  it("has no file when nothing was found", async () => {
    const query = `{ customers(query: "tag:nobody") { edges { node { id } } } }`;
    expect(await outcome(query)).toMatchObject({ status: "COMPLETED", objectCount: "0", url: null });
  });

  it("sees orders of the last 60 days only", async () => {
    expect(await outcome("{ orders { edges { node { id } } } }")).toMatchObject({ objectCount: "3" });
  });
});

describe("what goes wrong", () => {
  it.each([
    ["{ shop { id } }", ["Bulk queries must contain at least one connection."]],
    ["", ["Invalid bulk query: syntax error, unexpected end of file"]],
    [
      "mutation { tagsAdd(id: 1, tags: []) { node { id } } }",
      ["Invalid operation type. Only `query` operations are supported."],
    ],
    [
      `{ node(id: "gid://shopify/Product/1") { id } }`,
      ["Bulk queries cannot contain a top level `node` field.", "Bulk queries must contain at least one connection."],
    ],
    [
      "{ products { nodes { id } } }",
      [expect.stringContaining("Selecting via 'nodes' is not supported. Invalid connection fields: 'products'.")],
    ],
    [
      "{ products { edges { node { title variants { edges { node { id } } } } } } }",
      [expect.stringContaining("Connection fields without 'id': products.")],
    ],
    [
      "{ orders { edges { node { id fulfillments { events { edges { node { id } } } } } } } }",
      ["Queries that contain a connection field within a list field are not currently supported."],
    ],
    [
      `{ collections { edges { node { id products { edges { node { id variants { edges { node { id
         metafields { edges { node { id } } } } } } } } } } } } }`,
      ["Bulk queries cannot contain connections with a nesting depth greater than 2."],
    ],
    [
      `{ products { edges { node { id variants { edges { node { id } } } metafields { edges { node { id } } }
         collections { edges { node { id } } } media { edges { node { id } } } sellingPlanGroups { edges { node { id } } } } } } }`,
      ["Bulk queries cannot contain more than 5 connections."],
    ],
  ])("%s is refused", async (query: string, messages: unknown[]) => {
    const { bulkOperation, userErrors } = await run(query);
    expect(bulkOperation).toBeNull();
    expect(userErrors).toEqual(messages.map((message) => ({ field: ["query"], message, code: "INVALID" })));
  });

  it("a sixth operation at once is refused", async () => {
    const five = await Promise.all([1, 2, 3, 4, 5].map(() => run(PRODUCTS)));
    const { userErrors } = await run(PRODUCTS);
    expect(userErrors[0]?.code).toBe("OPERATION_IN_PROGRESS");
    for (const { bulkOperation } of five) expect(userErrors[0]?.message).toContain(bulkOperation?.id);
  });

  it("a cancelled operation has no result", async () => {
    const { bulkOperation } = await run(PRODUCTS);
    const id = bulkOperation?.id ?? "";
    await shopify.ask(`mutation ($id: ID!) { bulkOperationCancel(id: $id) { bulkOperation { status } } }`, { id });
    expect((await poll(id)).status).toBe("CANCELING");
    await wait(60);
    expect(await poll(id)).toMatchObject({ status: "CANCELED", url: null });
  });

  it("an ordered failure fails one operation, a lost webhook loses one", async () => {
    shopify.faults.failBulkOperations();
    expect(await outcome(PRODUCTS)).toMatchObject({ status: "FAILED", errorCode: "INTERNAL_SERVER_ERROR", url: null });
    shopify.faults.loseBulkWebhooks();
    expect((await outcome(PRODUCTS)).status).toBe("COMPLETED");
    await shopify.webhooks.settled();
    expect(finished()).toMatchObject([{ status: "failed", error_code: "internal_server_error" }]);
  });

  it("a scope that is missing fails the operation", async () => {
    const { bulkOperation } = await run("{ draftOrders { edges { node { id } } } }");
    await wait(60);
    expect(await poll(bulkOperation?.id ?? "")).toMatchObject({ status: "FAILED", errorCode: "ACCESS_DENIED" });
  });
});
