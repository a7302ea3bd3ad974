import sql from "sql-template-tag";
import { beforeAll, expect, test } from "vitest";
import { db, transact } from "~/db.server";
import { appendEvents, ensureMonths } from "~/domains/events/index.server";
import { ensureShop } from "~/domains/shops/index.server";
import { evaluation } from "../memberships/population.server";
import type { Definition, Filter, Test } from "../model";

const asOf = new Date("2026-03-10T12:00:00Z");
const hours = (n: number) => new Date(asOf.getTime() + n * 3_600_000);
let shopId: number;
let ada: string;

beforeAll(async () => {
  shopId = (await ensureShop("compile.myshopify.com")).id;
  const [row] = await db.query<{ id: string }>(sql`
    INSERT INTO profiles (shop_id, email, known_since) VALUES (${shopId}, 'ada@example.com', ${hours(-9999)}) RETURNING id`);
  ada = row?.id ?? "";
  await db.query(sql`
    INSERT INTO products (shop_id, product_id, title, product_type, tags, version, digest) VALUES
      (${shopId}, 1, 'Radio', 'Electronics', '{}', now(), ''), (${shopId}, 2, 'Phone', 'Electronics', '{}', now(), ''),
      (${shopId}, 3, 'Tea', 'Food', '{}', now(), '')`);
  await happen("cart_updated", -23, ["1"]);
  await happen("product_viewed", -22, ["2"]);
  await happen("product_viewed", -21, ["3"]);
});

async function happen(kind: "cart_updated" | "product_viewed", at: number, productIds: string[]): Promise<void> {
  await ensureMonths([hours(at)]);
  const event = { kind, sourceId: `${kind}${at}`, occurredAt: hours(at), profileId: ada, actor: null };
  await transact((tx) => appendEvents(shopId, [{ ...event, properties: { productIds } }], tx));
}

const is = (test: Test): Filter => ({ test, negated: false });
const cart: Definition = {
  type: "matches",
  function: "cart_updated",
  filters: [is({ type: "compare", name: "product_type", operator: "=", value: { type: "text", text: "Electronics" } })],
  relations: [
    {
      order: "followed",
      negated: true,
      function: "orders_placed",
      filters: [],
      within: { amount: 24, unit: "h" },
      likeness: null,
    },
    {
      order: "followed",
      negated: false,
      function: "storefront_event.product_viewed",
      filters: [],
      within: null,
      likeness: "type",
    },
  ],
};

async function ask(definition: Definition, at: Date) {
  const context = { shopId, timezone: "Europe/London", currency: "GBP", asOf: at, segments: new Map() };
  const [row] = await db.query<{ truth: boolean | null; dueAt: Date | null }>(sql`
    SELECT truths[1] AS truth, due_at AS "dueAt" FROM (${evaluation([definition], { context, traits: "facts" })}) e`);
  return row;
}

test("a cart is abandoned when a day is over without an order, and due at that very instant", async () => {
  expect(await ask(cart, asOf)).toEqual({ truth: false, dueAt: hours(1) });
  expect(await ask(cart, hours(1))).toEqual({ truth: true, dueAt: null });
});
