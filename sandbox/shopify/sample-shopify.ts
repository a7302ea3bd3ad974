import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import type { ShopifyOptions } from "./options";
import { createShopify, type Shopify } from "./server";
import { SAMPLE_NOW, sampleStore } from "./store/sample";

export const SHOP = "sample-shop.myshopify.com";
export const CLIENT_ID = "sample-client-id";
export const CLIENT_SECRET = "hush";

const SCOPES = [
  "write_customers",
  "read_orders",
  "write_products",
  "write_pixels",
  "read_customer_events",
  "write_discounts",
  "write_marketing_events",
];

/** A Shopify for tests: the sample store, a clock that a test can set, and everything fast. */
export interface SampleShopify extends Shopify {
  /** Moves the clock, which otherwise stands still. */
  setNow(now: Date): void;
  /** Posts JSON as the app would. */
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  /** Asks the Admin API with a token of its own; the JSON of the answer. */
  ask(query: string, variables?: Record<string, unknown>): Promise<Answer>;
}

const AnswerShape = z.object({
  data: z.unknown().optional(),
  errors: z
    .array(
      z.object({
        message: z.string(),
        extensions: z.looseObject({}).optional(),
        path: z.array(z.unknown()).optional(),
      }),
    )
    .optional(),
  extensions: z
    .object({
      cost: z.object({
        requestedQueryCost: z.number(),
        actualQueryCost: z.number().nullable(),
        throttleStatus: z.looseObject({}),
      }),
    })
    .optional(),
});
export type Answer = z.infer<typeof AnswerShape>;

export async function startSampleShopify(given: Partial<ShopifyOptions> = {}): Promise<SampleShopify> {
  let now = SAMPLE_NOW;
  const dataFolder = await mkdtemp(join(tmpdir(), "sample-shopify-"));
  const shopify = createShopify({
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    scopes: SCOPES,
    appUrl: "http://127.0.0.1:9",
    stores: [sampleStore()],
    dataFolder,
    clock: () => now,
    bulkDurationMs: 20,
    webhookRetryDelaysMs: [5, 10],
    ...given,
  });
  await shopify.listen();
  const { accessToken } = shopify.install(SHOP);

  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(shopify.url + path, {
      method: "POST",
      headers: { "content-type": "application/json", "x-sandbox-shop": SHOP, ...headers },
      body: JSON.stringify(body),
    });
  return {
    ...shopify,
    setNow(later: Date) {
      now = later;
    },
    post,
    async ask(query: string, variables: Record<string, unknown> = {}) {
      const headers = { "x-shopify-access-token": accessToken };
      const response = await post("/admin/api/2026-07/graphql.json", { query, variables }, headers);
      return AnswerShape.parse(await response.json());
    },
    async close() {
      await shopify.close();
      await rm(dataFolder, { recursive: true });
    },
  };
}
