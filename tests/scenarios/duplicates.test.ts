import sql, { raw } from "sql-template-tag";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db, transact } from "~/db.server";
import { findPermissions, recordConsents, suppress } from "~/domains/consent/index.server";
import { askForMerge } from "~/domains/duplicates/merging/queries.server";
import {
  findDuplicates,
  findPair,
  keepApart,
  listMerges,
  listOpenPairs,
  listRuns,
  mergePair,
  saveSettings,
  undoMerge,
} from "~/domains/duplicates/index.server";
import { findFacts } from "~/domains/segments/facts/queries.server";
import { presentTags } from "~/domains/segments/reader/shopper";
import { beginKnowledge } from "~/domains/segments/index.server";
import { ensureShop } from "~/domains/shops/index.server";
import { shopifyWebhooks } from "~/doors/shopify-webhooks.server";
import { drain } from "~/jobs/drain.server";
import { factories } from "../../sandbox/factories/factories";
import { storeOf } from "../../sandbox/factories/store";
import {
  addCustomer,
  deleteCustomer,
  mergeCustomers,
  placeOrder,
  setEmailConsent,
  updateCustomer,
  type Outcome,
} from "../../sandbox/shopify/store/actions";
import { serialize } from "../../sandbox/shopify/webhooks/json";
import { deliver, openDoor } from "../support/door";

const start = new Date(Date.now() - 20 * 86_400_000);
const make = factories(3, start);
const product = make.product();
const line = { variantId: product.variants[0].id, quantity: 1 };
let door: Awaited<ReturnType<typeof openDoor>>;
let shops = 0;

beforeAll(async () => {
  door = await openDoor(shopifyWebhooks);
});
afterAll(() => door.close());

/** A shop with two accounts of one person, of which Shopify tells. */
async function shopWithTwo(changes: { first?: object; second?: object } = {}) {
  const domain = `twice-${++shops}.myshopify.com`;
  const { id: shopId } = await ensureShop(domain);
  await db.query(sql`
    UPDATE shops SET installed_at = ${start}, ready_at = ${start}, generation = 1, currency = 'GBP' WHERE id = ${shopId}`);
  await beginKnowledge(shopId, start);
  const store = storeOf({ shop: make.shop({ domain }), products: [product] });
  let now = start;
  const happen = async <Result>(act: (now: Date) => Outcome<Result>): Promise<Result> => {
    now = new Date(now.getTime() + 3_600_000);
    const { result, events } = act(now);
    for (const { topic, payload } of events)
      await deliver(door.url, { topic, body: serialize(payload), shop: domain, triggeredAt: now });
    await drain(shopId, () => now);
    return result;
  };
  const named = { firstName: "Ingrid", lastName: "Thornwick", subscribed: true };
  const first = await happen((at) =>
    addCustomer(store, { ...named, email: "ingrid@one.example", tags: ["vip"], ...changes.first }, at),
  );
  const second = await happen((at) =>
    addCustomer(
      store,
      { ...named, email: "ingrid@two.example", phone: "+447700900123", tags: ["knits"], ...changes.second },
      at,
    ),
  );
  const idOf = async (customerId: string) => {
    const [row] = await db.query<{ id: string }>(sql`
      SELECT id FROM profiles WHERE shop_id = ${shopId} AND customer_id = ${customerId}`);
    return row?.id ?? "";
  };
  const [keptId, otherId] = [await idOf(first.id), await idOf(second.id)];
  const joinThem = async () => {
    const mergeId = await transact(async (tx) =>
      askForMerge(shopId, { keptId, otherId }, { isAutomatic: false, confidence: 0.9 }, now, tx),
    );
    await db.query(sql`SELECT graphile_worker.add_job('merge.asked', ${JSON.stringify({ shopId, mergeId })}::json)`);
    await drain(shopId, () => now);
    return mergeId ?? "";
  };
  const part = async (mergeId: string) => {
    expect(await undoMerge(shopId, mergeId)).toEqual({ outcome: "asked" });
    await drain(shopId, () => now);
  };
  const profile = async (id: string) => {
    const [row] = await db.query<Record<string, unknown>>(sql`
      SELECT * FROM profiles WHERE shop_id = ${shopId} AND id = ${id}`);
    return row ?? {};
  };
  const permits = async (id: string) => (await findPermissions(shopId, [id])).get(id)?.consent ?? null;
  const tags = async (id: string) => {
    const facts = await findFacts(shopId, id);
    return facts ? presentTags(facts).toSorted() : [];
  };
  const tick = () => (now = new Date(now.getTime() + 3_600_000));
  return {
    ...{ domain, shopId, store, happen, first, second, keptId, otherId, joinThem, part, profile, permits, tags, tick },
    now: () => now,
  };
}

const ordersOf = async (shopId: number, profileId: string) =>
  (await db.query(sql`SELECT 1 FROM orders WHERE shop_id = ${shopId} AND profile_id = ${profileId}`)).length;

test("what Shopify tells of a merged customer later goes to the one who was kept, and takes nothing from her", async () => {
  const shop = await shopWithTwo();
  await shop.joinThem();
  await shop.happen((at) => placeOrder(shop.store, { customerId: shop.second.id, lines: [line] }, at));
  expect(await ordersOf(shop.shopId, shop.keptId)).toBe(1);

  // Each account tells of its own tags only; the kept shopper has both's.
  await shop.happen((at) => updateCustomer(shop.store, { customerId: shop.first.id, tags: ["vip", "early"] }, at));
  expect(await shop.tags(shop.keptId)).toEqual(["early", "knits", "vip"]);
  await shop.happen((at) => updateCustomer(shop.store, { customerId: shop.second.id, tags: ["tea"] }, at));
  expect(await shop.tags(shop.keptId)).toEqual(["early", "tea", "vip"]);
  const [traits] = await db.query<{ tags: string[]; orders: number }>(sql`
    SELECT tags, order_count AS orders FROM profile_traits WHERE shop_id = ${shop.shopId} AND profile_id = ${shop.keptId}`);
  expect(traits).toEqual({ tags: ["early", "tea", "vip"], orders: 1 });
  // The one account has no telephone: that of the other is shown, and stays when the first is told of again.
  expect(await shop.profile(shop.keptId)).toMatchObject({ phone: "+447700900123", email: "ingrid@one.example" });
  await shop.happen((at) =>
    updateCustomer(shop.store, { customerId: shop.second.id, email: "ingrid@three.example" }, at),
  );
  await shop.happen((at) => placeOrder(shop.store, { customerId: shop.second.id, lines: [line] }, at));
  expect(await ordersOf(shop.shopId, shop.keptId)).toBe(2);
  expect(await shop.profile(shop.otherId)).toMatchObject({ merged_into: shop.keptId, email: "ingrid@three.example" });
});

test("undoing gives each account back its own, also what Shopify told of them meanwhile", async () => {
  const shop = await shopWithTwo();
  await shop.happen((at) => placeOrder(shop.store, { customerId: shop.second.id, lines: [line] }, at));
  const mergeId = await shop.joinThem();
  await shop.happen((at) =>
    updateCustomer(shop.store, { customerId: shop.second.id, email: "ingrid@three.example" }, at),
  );
  await shop.part(mergeId);
  expect(await ordersOf(shop.shopId, shop.otherId)).toBe(1);
  expect(await shop.profile(shop.keptId)).toMatchObject({ phone: null, borrowed: [], joined_orders: 0 });
  expect(await shop.tags(shop.keptId)).toEqual(["vip"]);
  expect(await shop.tags(shop.otherId)).toEqual(["knits"]);
  const [claim] = await db.query<{ id: string }>(sql`
    SELECT profile_id AS id FROM identities
    WHERE shop_id = ${shop.shopId} AND kind = 'email' AND value = 'ingrid@three.example'`);
  expect(claim?.id).toBe(shop.otherId);
  await shop.happen((at) => placeOrder(shop.store, { customerId: shop.second.id, lines: [line] }, at));
  expect(await ordersOf(shop.shopId, shop.otherId)).toBe(2);
});

test("a no under either address holds for the person, until a yes comes after it; undoing lifts what came of the merge", async () => {
  const shop = await shopWithTwo();
  await shop.happen((at) =>
    setEmailConsent(shop.store, { customerId: shop.second.id, state: "unsubscribed", optInLevel: null }, at),
  );
  expect(await shop.permits(shop.keptId)).toBe("subscribed");
  const mergeId = await shop.joinThem();
  expect(await shop.permits(shop.keptId)).toBe("unsubscribed");
  // What Shopify still knows of the yes from before does not lift it.
  await shop.happen((at) => updateCustomer(shop.store, { customerId: shop.first.id, firstName: "Inge" }, at));
  expect(await shop.permits(shop.keptId)).toBe("unsubscribed");
  await shop.part(mergeId);
  expect(await shop.permits(shop.keptId)).toBe("subscribed");
  expect(await shop.permits(shop.otherId)).toBe("unsubscribed");

  await shop.joinThem();
  expect(await shop.permits(shop.keptId)).toBe("unsubscribed");
  const yes = { state: "subscribed", optInLevel: "confirmed_opt_in", source: "quiz" } as const;
  const said = { customerId: null, email: "ingrid@one.example", profileId: shop.keptId, occurredAt: shop.tick() };
  await recordConsents(shop.shopId, [{ ...yes, ...said }], db);
  expect(await shop.permits(shop.keptId)).toBe("subscribed");
});

test("a no and a complaint that come after the merge hold as well; an address that only cannot be reached says nothing", async () => {
  const shop = await shopWithTwo();
  await shop.joinThem();
  await suppress(shop.shopId, [{ email: "ingrid@two.example", reason: "hard_bounce", at: shop.tick() }], db);
  // A word that is heard once more is the occasion to look again.
  const old = { state: "subscribed", optInLevel: null, source: "shopify", occurredAt: start } as const;
  const said = { customerId: null, email: "ingrid@one.example", profileId: shop.keptId };
  await recordConsents(shop.shopId, [{ ...old, ...said }], db);
  expect(await shop.permits(shop.keptId)).toBe("subscribed");
  await suppress(shop.shopId, [{ email: "ingrid@two.example", reason: "complaint", at: shop.tick() }], db);
  expect(await shop.permits(shop.keptId)).toBe("unsubscribed");

  const another = await shopWithTwo();
  await another.joinThem();
  await another.happen((at) =>
    setEmailConsent(another.store, { customerId: another.second.id, state: "unsubscribed", optInLevel: null }, at),
  );
  expect(await another.permits(another.keptId)).toBe("unsubscribed");
});

test("when Shopify deletes one account, the person lives on under the other; when both are gone, so is she", async () => {
  const shop = await shopWithTwo();
  await shop.joinThem();
  await shop.happen(() => deleteCustomer(shop.store, { customerId: shop.first.id }));
  expect((await shop.profile(shop.keptId))["deleted_at"]).toBeNull();
  await shop.happen(() => deleteCustomer(shop.store, { customerId: shop.second.id }));
  expect((await shop.profile(shop.keptId))["deleted_at"]).not.toBeNull();
});

test("once Shopify has merged the two as well, they are one for good", async () => {
  const shop = await shopWithTwo();
  const mergeId = await shop.joinThem();
  await shop.happen((at) => mergeCustomers(shop.store, { keptId: shop.first.id, deletedId: shop.second.id }, at));
  await undoMerge(shop.shopId, mergeId);
  await drain(shop.shopId, shop.now);
  const [told] = await listMerges(shop.shopId, { limit: 1, offset: 0 });
  expect(told).toMatchObject({ state: "merged", problem: expect.stringContaining("Shopify has merged") });
  expect(await shop.tags(shop.keptId)).toEqual(["knits", "vip"]);
});

test("the nightly search finds the two, keeps them for somebody to look at, and merges them only if the merchant said so", async () => {
  const shop = await shopWithTwo({
    first: { phone: "+447700900123" },
    second: { phone: null, email: "ingrid@one.exampl" },
  });
  await db.query(sql`
    UPDATE profiles SET phone = '+44 7700 900123' WHERE shop_id = ${shop.shopId} AND id IN (${shop.keptId}, ${shop.otherId})`);
  await findDuplicates(shop.shopId, shop.tick());
  const [pair] = await listOpenPairs(shop.shopId, { limit: 10, offset: 0 });
  expect(pair).toMatchObject({ one: shop.keptId, other: shop.otherId, state: "open" });
  expect(pair?.confidence).toBeGreaterThan(0.9);
  expect((await listRuns(shop.shopId, 1))[0]).toMatchObject({ profiles: 2, found: 1, automatic: 0 });
  await drain(shop.shopId, shop.now);
  expect((await shop.profile(shop.otherId))["merged_into"]).toBeNull();

  await saveSettings(shop.shopId, { merges: true, threshold: 0.95, showFrom: 0.5 }, shop.now());
  await findDuplicates(shop.shopId, shop.tick());
  await drain(shop.shopId, shop.now);
  expect((await listRuns(shop.shopId, 1))[0]).toMatchObject({ found: 0, automatic: 1 });
  const [merged] = await listMerges(shop.shopId, { limit: 1, offset: 0 });
  expect(merged).toMatchObject({ state: "merged", isAutomatic: true });

  // Undone once, they are known not to be one: no night merges them again.
  await shop.part(merged?.id ?? "");
  await findDuplicates(shop.shopId, shop.tick());
  await drain(shop.shopId, shop.now);
  expect((await shop.profile(shop.otherId))["merged_into"]).toBeNull();
  expect(await listOpenPairs(shop.shopId, { limit: 10, offset: 0 })).toEqual([]);
});

test("of whom somebody said that they are two, nobody is asked again", async () => {
  const shop = await shopWithTwo({ first: { phone: null } });
  await db.query(sql`
    UPDATE profiles SET phone = '07700900123' WHERE shop_id = ${shop.shopId} AND id = ${shop.keptId}`);
  await findDuplicates(shop.shopId, shop.tick());
  const [pair] = await listOpenPairs(shop.shopId, { limit: 10, offset: 0 });
  expect(await keepApart(shop.shopId, pair?.id ?? "", shop.now())).toBe(true);
  await findDuplicates(shop.shopId, shop.tick());
  expect(await listOpenPairs(shop.shopId, { limit: 10, offset: 0 })).toEqual([]);
  expect((await findPair(shop.shopId, pair?.id ?? ""))?.state).toBe("apart");
});

test("a pair is merged as it was asked for, once; another shop cannot ask for it", async () => {
  const shop = await shopWithTwo({ first: { phone: null } });
  await db.query(sql`
    UPDATE profiles SET phone = '07700900123' WHERE shop_id = ${shop.shopId} AND id = ${shop.keptId}`);
  await findDuplicates(shop.shopId, shop.tick());
  const [pair] = await listOpenPairs(shop.shopId, { limit: 10, offset: 0 });
  const pairId = pair?.id ?? "";
  const stranger = await ensureShop("stranger.myshopify.com");
  expect(await mergePair(stranger.id, pairId, shop.otherId, shop.now())).toEqual({ outcome: "missing" });
  expect(await mergePair(shop.shopId, pairId, "1", shop.now())).toEqual({ outcome: "missing" });
  expect(await mergePair(shop.shopId, pairId, shop.otherId, shop.now())).toEqual({ outcome: "asked" });
  expect(await mergePair(shop.shopId, pairId, shop.otherId, shop.now())).toEqual({ outcome: "overtaken" });
  await drain(shop.shopId, shop.now);
  expect((await shop.profile(shop.keptId))["merged_into"]).toBe(shop.otherId);
  const open = await db.query(sql`
    SELECT 1 FROM memberships WHERE shop_id = ${shop.shopId} AND profile_id = ${shop.keptId} AND left_at IS NULL`);
  expect(open).toEqual([]);
});

test("who asks for erasure under one of her accounts is erased under both, with what the merge kept of her", async () => {
  const shop = await shopWithTwo();
  await shop.joinThem();
  const redaction = {
    shop_id: 1,
    customer: { id: Number(shop.second.id), email: "ingrid@two.example" },
    orders_to_redact: [],
  };
  const body = JSON.stringify({ ...redaction, shop_domain: shop.domain });
  await deliver(door.url, { topic: "customers/redact", body, shop: shop.domain, triggeredAt: shop.tick() });
  await drain(shop.shopId, shop.now);
  for (const table of ["profiles", "identities", "duplicate_pairs", "duplicate_merges", "duplicate_rows"]) {
    const left = await db.query(sql`SELECT 1 FROM ${raw(table)} WHERE shop_id = ${shop.shopId}`);
    expect({ table, left: left.length }).toEqual({ table, left: 0 });
  }
});
