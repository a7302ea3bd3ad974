import sql from "sql-template-tag";
import { beforeEach, expect, test } from "vitest";
import { db } from "~/db.server";
import { ensureShop } from "~/domains/shops/index.server";
import { addFlow, want } from "../../../../tests/support/effects-stage";
import { stock } from "../../../../tests/support/shelf";
import { findCauses } from "../index.server";

const now = new Date();
let shopId: number;
let flowId: number;
let shops = 0;

beforeEach(async () => {
  shopId = (await ensureShop(`causes-${++shops}.myshopify.com`)).id;
  await db.query(sql`UPDATE shops SET currency = 'GBP' WHERE id = ${shopId}`);
  flowId = await addFlow(shopId, "Price drop", now);
  await stock(
    shopId,
    [
      { id: "8", priceMinor: 3600 },
      { id: "9", status: "draft" },
    ],
    now,
  );
});

async function saidOf(kind: string, properties: object) {
  const [runId = ""] = await want(
    shopId,
    flowId,
    [{ profileId: "1", kind: "notify", payload: {}, cause: { kind, sourceId: "x", properties } }],
    now,
  );
  return (await findCauses(shopId, [runId])).get(runId);
}

test("a price drop is said with the product, where it stands, and both prices", async () => {
  expect(await saidOf("price_dropped", { productIds: ["8"], variantId: "80", fromMinor: 4800, toMinor: 3600 })).toEqual(
    {
      ...{ cause_product: "Product 8", cause_url: `https://causes-${shops}.myshopify.com/products/product-8` },
      ...{ cause_price: "£36.00", cause_price_before: "£48.00" },
    },
  );
});

test("a price that went up again meanwhile is said as it is, and no drop is claimed any more", async () => {
  await db.query(sql`UPDATE product_variants SET price_minor = 4800 WHERE shop_id = ${shopId} AND product_id = 8`);
  const said = await saidOf("price_dropped", { productIds: ["8"], variantId: "80", fromMinor: 4800, toMinor: 3600 });
  expect(said).toMatchObject({ cause_price: "£48.00" });
  expect(said).not.toHaveProperty("cause_price_before");
});

test("what is not offered any more, and what names nothing, is said as nothing", async () => {
  expect(await saidOf("back_in_stock", { productIds: ["9"] })).toEqual({});
  expect(await saidOf("manual", {})).toEqual({});
  expect(await saidOf("cart_updated", { productIds: "8", fromMinor: "much" })).toEqual({});
});
