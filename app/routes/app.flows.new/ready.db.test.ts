import { beforeAll, expect, test } from "vitest";
import { beginKnowledge } from "~/domains/segments/index.server";
import { ensureShop, getShop } from "~/domains/shops/index.server";
import type { Shop } from "~/domains/shops/model";
import { listReady } from "./ready.server";

let shop: Shop;

beforeAll(async () => {
  const { id } = await ensureShop("ready-flows.myshopify.com");
  await beginKnowledge(id, new Date("2026-05-03T12:00:00Z"));
  shop = await getShop(id);
});

test("every ready flow is told by its names, also where its segments are not made yet", async () => {
  const ready = await listReady(shop);
  expect(ready.length).toBeGreaterThanOrEqual(12);
  for (const { name, trigger, steps, ends } of ready) {
    expect(trigger, name).not.toContain("put away");
    expect([trigger, ...steps, ...ends].join(" "), name).not.toMatch(/put away|segment \d|undefined|…/);
  }
});
