import sql from "sql-template-tag";
import { beforeAll, expect, test } from "vitest";
import { db, transact } from "~/db.server";
import { appendEvents, ensureMonths } from "~/domains/events/index.server";
import { ensureShop } from "~/domains/shops/index.server";
import { evaluation } from "../memberships/population.server";
import type { Definition, Filter, Matches, Relation, Test } from "../model";

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
const cart: Matches = {
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

const seen = (...filters: Filter[]): Definition => ({
  type: "matches",
  function: "storefront_event.product_viewed",
  filters,
  relations: [],
});

test("what began with a week is due when a later week begins, and not one after it", async () => {
  await happen("product_viewed", -30, ["1"]);
  const lately = is({
    type: "compare",
    name: "date",
    operator: ">",
    value: { type: "date", date: { type: "start", of: "week", periods: -1 } },
  });
  const onMonday = is({ type: "compare", name: "weekday", operator: "=", value: { type: "text", text: "monday" } });
  expect(await ask(seen(lately, onMonday), asOf)).toEqual({ truth: true, dueAt: new Date("2026-03-16T00:00:00Z") });
});

test("a long window sees as far as it says, also beside a short one", async () => {
  await happen("product_viewed", -20 * 24, ["1"]);
  const since = (days: number) =>
    seen(
      is({
        type: "compare",
        name: "date",
        operator: ">=",
        value: { type: "date", date: { type: "relative", amount: -days, unit: "d" } },
      }),
      is({ type: "compare", name: "id", operator: "=", value: { type: "number", number: "1" } }),
      is({ type: "compare", name: "count", operator: ">=", value: { type: "number", number: "2" } }),
    );
  expect(await ask({ type: "and", parts: [{ type: "not", part: since(2) }, since(30)] }, asOf)).toMatchObject({
    truth: true,
  });
});

test("what came after counts as long as its own window says, to the first of it that falls out", async () => {
  await happen("cart_updated", -40, ["6"]);
  await happen("product_viewed", -39, ["6"]);
  await happen("product_viewed", -20, ["6"]);
  const ofSix = is({ type: "compare", name: "id", operator: "=", value: { type: "number", number: "6" } });
  const lately: Test = {
    type: "compare",
    name: "date",
    operator: ">=",
    value: { type: "date", date: { type: "relative", amount: -48, unit: "h" } },
  };
  const twice: Test = { type: "compare", name: "count", operator: ">=", value: { type: "number", number: "2" } };
  const [, viewed] = cart.relations;
  if (!viewed) throw new Error("The second relation is of views");
  const back = { ...viewed, likeness: null, filters: [ofSix, is(lately), is(twice)] };
  const instantAfter = new Date(hours(9).getTime() + 1);
  expect(await ask({ ...cart, filters: [ofSix], relations: [back] }, asOf)).toEqual({
    truth: true,
    dueAt: instantAfter,
  });
});

test("at the instant at which it turned nothing is due again", async () => {
  const date = { type: "relative", amount: -24, unit: "h" } as const;
  const lately: Definition = {
    type: "compare",
    name: "customer_added_date",
    operator: ">",
    value: { type: "date", date },
  };
  expect(await ask(lately, hours(-9976))).toEqual({ truth: true, dueAt: hours(-9975) });
  expect(await ask(lately, hours(-9975))).toEqual({ truth: false, dueAt: null });
});

test("of two checkouts the earlier is abandoned first", async () => {
  const begun = (minutesAgo: number) => new Date(asOf.getTime() - minutesAgo * 60_000);
  await db.query(sql`
    INSERT INTO baskets (shop_id, kind, token, profile_id, lines, started_at, version, digest) VALUES
      (${shopId}, 'checkout', 'a', ${ada}, '[]', ${begun(6)}, ${begun(6)}, ''),
      (${shopId}, 'checkout', 'b', ${ada}, '[]', ${begun(2)}, ${begun(2)}, '')`);
  const none: Definition = { type: "null", name: "abandoned_checkout_date" };
  expect(await ask(none, asOf)).toEqual({ truth: true, dueAt: begun(-4) });
  expect(await ask(none, begun(-4))).toEqual({ truth: false, dueAt: begun(-8) });
});

test("two products without a type are not alike by it", async () => {
  await db.query(sql`
    INSERT INTO products (shop_id, product_id, title, product_type, tags, version, digest) VALUES
      (${shopId}, 4, 'Voucher', '', '{}', now(), ''), (${shopId}, 5, 'Wrapping', '', '{}', now(), '')`);
  await happen("cart_updated", -10, ["4"]);
  await happen("product_viewed", -9, ["5"]);
  const voucher = is({ type: "compare", name: "id", operator: "=", value: { type: "number", number: "4" } });
  const [, alike] = cart.relations;
  if (!alike) throw new Error("The second relation is by type");
  const followed = (likeness: Relation["likeness"]): Definition => ({
    ...cart,
    filters: [voucher],
    relations: [{ ...alike, likeness }],
  });
  expect(await ask(followed(null), asOf)).toMatchObject({ truth: true });
  expect(await ask(followed("type"), asOf)).toMatchObject({ truth: false });
});

test("one tag or one collection in common is enough to be alike in any way, and having some is not", async () => {
  await db.query(sql`
    INSERT INTO products (shop_id, product_id, title, product_type, tags, version, digest) VALUES
      (${shopId}, 7, 'Kite', 'Toys', '{red}', now(), ''), (${shopId}, 8, 'Scarf', 'Clothes', '{Red}', now(), ''),
      (${shopId}, 9, 'Map', 'Paper', '{}', now(), '')`);
  await db.query(sql`
    INSERT INTO collection_products (shop_id, collection_id, product_id, marked_at)
    VALUES (${shopId}, 1, 7, now()), (${shopId}, 2, 8, now()), (${shopId}, 1, 9, now())`);
  await happen("cart_updated", -8, ["7"]);
  await happen("product_viewed", -7, ["8"]);
  await happen("product_viewed", -6, ["9"]);
  const id = (number: string) => is({ type: "compare", name: "id", operator: "=", value: { type: "number", number } });
  const [, viewed] = cart.relations;
  if (!viewed) throw new Error("The second relation is of views");
  const alike = async (productId: string, likeness: Relation["likeness"]) => {
    const relations = [{ ...viewed, likeness, filters: [id(productId)] }];
    return (await ask({ ...cart, filters: [id("7")], relations }, asOf))?.truth;
  };
  expect([await alike("8", "any"), await alike("8", "collection")]).toEqual([true, false]);
  expect([await alike("9", "any"), await alike("9", "collection")]).toEqual([true, true]);
});

test("a cart is abandoned when a day is over without an order, and due at that very instant", async () => {
  expect(await ask(cart, asOf)).toEqual({ truth: false, dueAt: hours(1) });
  expect(await ask(cart, hours(1))).toEqual({ truth: true, dueAt: null });
});

test("the place of an order is among all of them, also those before the dates that are asked for, and days are of 24 hours", async () => {
  await order(101, -20 * 24);
  await order(102, -24);
  const placed = (position: string): Definition => ({
    type: "matches",
    function: "orders_placed",
    filters: [
      is({
        type: "compare",
        name: "date",
        operator: ">=",
        value: { type: "date", date: { type: "relative", amount: -7, unit: "d" } },
      }),
      is({ type: "compare", name: "position", operator: "=", value: { type: "number", number: position } }),
    ],
    relations: [],
  });
  expect(await ask(placed("1"), asOf)).toMatchObject({ truth: false });
  expect(await ask(placed("2"), asOf)).toMatchObject({ truth: true });

  const after = (days: string): Definition => ({
    type: "matches",
    function: "orders_placed",
    filters: [
      is({ type: "compare", name: "days_since_previous", operator: ">=", value: { type: "number", number: days } }),
    ],
    relations: [],
  });
  expect(await ask(after("19"), asOf)).toMatchObject({ truth: true });
  expect(await ask(after("19.01"), asOf)).toMatchObject({ truth: false });
});

test("a line comes to its price as often as it was bought", async () => {
  await db.query(sql`
    INSERT INTO order_lines (shop_id, order_id, line_id, product_id, quantity, current_quantity, unit_price_minor, version, digest)
    VALUES (${shopId}, 101, 1011, 1, 3, 3, 1000, ${hours(-480)}, '')`);
  const bought = (amount: string): Definition => ({
    type: "matches",
    function: "products_purchased",
    filters: [is({ type: "compare", name: "amount", operator: ">=", value: { type: "number", number: amount } })],
    relations: [],
  });
  expect(await ask(bought("30"), asOf)).toMatchObject({ truth: true });
  expect(await ask(bought("30.01"), asOf)).toMatchObject({ truth: false });
});

test("what only a collection names is in that collection", async () => {
  await db.query(sql`
    INSERT INTO collection_products (shop_id, collection_id, product_id, marked_at) VALUES (${shopId}, 77, 7007, ${asOf})`);
  await happen("product_viewed", -5, ["7007"]);
  const inCollection = is({
    type: "compare",
    name: "collection_id",
    operator: "=",
    value: { type: "number", number: "77" },
  });
  expect(await ask(seen(inCollection), asOf)).toMatchObject({ truth: true });
});

async function order(id: number, at: number): Promise<void> {
  await db.query(sql`
    INSERT INTO orders (shop_id, order_id, profile_id, currency, total_minor, discount_codes, processed_at, version, digest)
    VALUES (${shopId}, ${id}, ${ada}, 'GBP', 100, '{}', ${hours(at)}, ${hours(at)}, '')`);
}

test("of what falls out of like windows the first is due, and of unlike windows each by its own", async () => {
  const since = (amount: number, unit: "h" | "d") =>
    is({
      type: "compare",
      name: "date",
      operator: ">=",
      value: { type: "date", date: { type: "relative", amount, unit } },
    });
  const ofSix = is({ type: "compare", name: "id", operator: "=", value: { type: "number", number: "6" } });
  const both = (one: Definition, other: Definition): Definition => ({ type: "and", parts: [one, other] });
  const filled: Definition = {
    type: "matches",
    function: "cart_updated",
    filters: [ofSix, since(-48, "h")],
    relations: [],
  };
  const due = new Date(hours(8).getTime() + 1);
  expect(await ask(both(filled, seen(ofSix, since(-48, "h"))), asOf)).toEqual({ truth: true, dueAt: due });
  expect(await ask(both(seen(since(-2, "d")), seen(since(-30, "d"))), asOf)).toEqual({
    truth: true,
    dueAt: new Date("2026-03-11T00:00:00Z"),
  });
});

test("a checkout completed at the very instant is not abandoned, and one still to come is due for nothing", async () => {
  await db.query(sql`
    INSERT INTO baskets (shop_id, kind, token, profile_id, lines, started_at, completed_at, version, digest) VALUES
      (${shopId}, 'checkout', 'completed then', ${ada}, '[]', ${hours(-103)}, ${hours(-100)}, ${asOf}, ''),
      (${shopId}, 'checkout', 'begun later', ${ada}, '[]', ${hours(-90)}, NULL, ${asOf}, '')`);
  const none: Definition = { type: "null", name: "abandoned_checkout_date" };
  expect(await ask(none, hours(-100))).toEqual({ truth: true, dueAt: null });
});
