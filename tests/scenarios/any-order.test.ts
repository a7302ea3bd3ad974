import sql from "sql-template-tag";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "~/db.server";
import { foldReceipts } from "~/domains/ingest/index.server";
import { ensureShop } from "~/domains/shops/index.server";
import { shopifyWebhooks } from "~/doors/shopify-webhooks.server";
import { randomFrom } from "../../sandbox/factories/random";
import { busyShop, type Happening } from "../support/busy-shop";
import { deliver, openDoor } from "../support/door";
import { factsOf } from "../support/state";

const now = new Date("2026-06-15T10:00:00Z");
const { happenings } = busyShop(7, now);
let door: Awaited<ReturnType<typeof openDoor>>;

beforeAll(async () => {
  door = await openDoor(shopifyWebhooks);
});
afterAll(() => door.close());

/** Sends deliveries to a fresh shop, folding now and then, as a worker would. @returns what is known in the end */
async function tellShop(domain: string, deliveries: readonly Happening[], foldEvery: number) {
  const shop = await ensureShop(domain);
  for (const [i, happening] of deliveries.entries()) {
    expect(await deliver(door.url, { ...happening, shop: domain })).toBe(200);
    if (i % foldEvery === 0) await foldReceipts(shop.id, now);
  }
  await foldReceipts(shop.id, now);
  return factsOf(shop.id);
}

test("the same deliveries end in the same facts: in order, twice, and in any order", async () => {
  const inOrder = await tellShop("in-order.myshopify.com", happenings, 50);
  expect(inOrder["orders"]?.length).toBeGreaterThan(40);
  expect(inOrder["baskets"]?.length).toBeGreaterThan(5);

  expect(await tellShop("twice.myshopify.com", [...happenings, ...happenings], 70)).toEqual(inOrder);
  for (const seed of [1, 2, 3]) {
    const shuffled = randomFrom(seed, "order of deliveries").sample(
      [...happenings, ...happenings.slice(0, 100)],
      happenings.length + 100,
    );
    expect(await tellShop(`shuffled-${seed}.myshopify.com`, shuffled, 1 + 13 * seed)).toEqual(inOrder);
  }
});

test("a delivery that is repeated under its own id is taken in once, and folded once", async () => {
  const domain = "repeated.myshopify.com";
  const [first] = happenings;
  if (!first) throw new Error("Nothing happened in the busy shop");
  const again = { ...first, id: "the-very-same", shop: domain };
  const { id: shopId } = await ensureShop(domain);
  expect(await deliver(door.url, again)).toBe(200);
  expect(await foldReceipts(shopId, now)).toEqual({ folded: 1 });
  // Shopify sends it again when our answer did not reach it: at once, or hours later.
  expect([await deliver(door.url, again), await deliver(door.url, again)]).toEqual([200, 200]);
  expect(await foldReceipts(shopId, now)).toEqual({ folded: 0 });
  const kept = await db.query<{ state: string }>(sql`SELECT state FROM receipts WHERE shop_id = ${shopId}`);
  expect(kept).toEqual([{ state: "folded" }]);
});
