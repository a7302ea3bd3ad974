import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { CLIENT_ID, CLIENT_SECRET, type SampleShopify, SHOP, startSampleShopify } from "./sample-shopify";

const connect = new URL("../connect.mjs", import.meta.url).href;
const sample = fileURLToPath(new URL("./connect.sample.ts", import.meta.url));

let shopify: SampleShopify;
beforeAll(async () => (shopify = await startSampleShopify({ clock: () => new Date() })));
afterAll(() => shopify.close());

it.each([
  ["plain node", ["--import", connect]],
  ["tsx", ["--import", "tsx", "--import", connect]],
])(
  "makes Shopify's own library under %s talk to the sandbox",
  async (_name, flags) => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [...flags, sample, SHOP, shopify.sessionToken(SHOP), CLIENT_ID, CLIENT_SECRET],
      { env: { ...process.env, SANDBOX_SHOPIFY_URL: shopify.url } },
    );
    expect(JSON.parse(stdout)).toEqual({ answer: { shop: { name: "Sample Shop" } }, isRefreshed: true });
  },
  20_000,
);
