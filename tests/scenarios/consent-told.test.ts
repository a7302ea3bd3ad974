import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import sql from "sql-template-tag";
import { db } from "~/db.server";
import { countTold, findPermissions, resubscribe, tellShopify, unsubscribe } from "~/domains/consent/index.server";
import { foldAnswers, foldReceipts } from "~/domains/ingest/index.server";
import { drain } from "~/jobs/drain.server";
import type { Shop } from "~/domains/shops/model";
import { factories } from "../../sandbox/factories/factories";
import { storeOf } from "../../sandbox/factories/store";
import { setEmailConsent, updateCustomer } from "../../sandbox/shopify/store/actions";
import { newPassage } from "../support/quiz-stage";
import { openQuiz } from "../support/asked-quiz";
import { connectShopify, type ConnectedShopify } from "../support/shopify";
import { holdLine, type ShopifyLine } from "../support/shopify-line";

const domain = "told.myshopify.com";
const scopes = ["read_customers", "read_customer_merge", "read_orders", "read_products", "read_all_orders"];
const make = factories(12, new Date());
const store = storeOf({ shop: make.shop({ domain }), products: [make.product()], customers: [] });

let now = new Date();
let shopify: ConnectedShopify;
let line: ShopifyLine;
let shop: Shop;
let quizId: number;

beforeAll(async () => {
  shopify = await connectShopify(store, { scopes, clock: () => now });
  line = holdLine();
  shop = await shopify.open(domain, now);
  for (let step = 0; step < 60; step++) await settle(10_000);
  quizId = await openQuiz(shop.id, now, { key: "skin" });
  await allow();
});
afterAll(async () => {
  line.hangUp();
  await shopify.close();
});
beforeEach(() => line.forget());

const pass = (milliseconds: number) => void (now = new Date(now.getTime() + milliseconds));

/** Lets Shopify's deliveries arrive, and works off everything that is due. */
async function settle(milliseconds = 3000): Promise<void> {
  pass(milliseconds);
  await shopify.webhooks.settled();
  await drain(shop.id, () => now);
}

async function allow(granted = [...scopes, "write_customers"]): Promise<void> {
  shopify.grantScopes(domain, granted);
  await settle();
}

/** Somebody gives an address in a country where one word is enough. */
async function subscribe(email: string, more: { firstName?: string } = {}): Promise<void> {
  await db.query(sql`
    INSERT INTO quiz_responses (shop_id, id, quiz_id, version, email, first_name, country, locale, started_at, changed_at,
      email_given_at, waiting_since)
    VALUES (${shop.id}, ${newPassage()}, ${quizId}, 1, ${email}, ${more.firstName ?? null}, 'GB', 'en', ${now}, ${now}, ${now}, ${now})`);
  await foldAnswers(shop.id, now);
}

const customer = (email: string) => [...store.customers.values()].find((one) => one.email === email) ?? null;
const there = (email: string) => customer(email)?.emailConsent ?? null;
async function subjectOf(email: string) {
  const [row] = await db.query<{ profileId: string }>(sql`
    SELECT profile_id AS "profileId" FROM identities WHERE shop_id = ${shop.id} AND kind = 'email' AND value = ${email}`);
  return { shopId: shop.id, email, profileId: row?.profileId ?? expect.fail(`Nobody has ${email}`) };
}
const here = async (email: string) => {
  const { profileId } = await subjectOf(email);
  return (await findPermissions(shop.id, [profileId])).get(profileId)?.consent ?? null;
};
const asked = (name: string) => line.asked(name).length;

describe("what was said here", () => {
  test("makes a customer of who subscribes, with name, level and time, and Shopify's own record takes the guest's place", async () => {
    await subscribe("ada@example.com", { firstName: "Ada" });
    const at = now;
    await settle();
    expect(customer("ada@example.com")).toMatchObject({ firstName: "Ada", locale: "en" });
    expect(there("ada@example.com")).toMatchObject({ state: "subscribed", optInLevel: "single_opt_in" });
    expect(Date.parse(there("ada@example.com")?.updatedAt ?? "")).toBe(Math.floor(at.getTime() / 1000) * 1000);
    await settle();
    const rows = await db.query(sql`
      SELECT customer_id::text AS customer FROM profiles WHERE shop_id = ${shop.id} AND email = 'ada@example.com' AND merged_into IS NULL`);
    expect(rows).toEqual([{ customer: customer("ada@example.com")?.id }]);
    expect([asked("CreateCustomer"), asked("UpdateConsent")]).toEqual([1, 0]);
  });

  test("goes to the customer who is there; and nobody is made one to be told that they want nothing", async () => {
    await subscribe("ben@example.com");
    await settle();
    await unsubscribe(await subjectOf("ben@example.com"), now);
    await settle();
    expect(there("ben@example.com")?.state).toBe("unsubscribed");
    await subscribe("cleo@example.com");
    await unsubscribe(await subjectOf("cleo@example.com"), now);
    await settle();
    expect(customer("cleo@example.com")).toBeNull();
    expect([asked("CreateCustomer"), asked("UpdateConsent")]).toEqual([1, 1]);
    expect(await countTold(shop.id)).toMatchObject({ waiting: 0, refused: 0, problem: null });
  });

  test("waits while Shopify does not allow it, and is told as soon as it does", async () => {
    await allow(scopes);
    await subscribe("dan@example.com");
    await settle();
    expect(customer("dan@example.com")).toBeNull();
    expect(await countTold(shop.id)).toMatchObject({
      waiting: 1,
      problem: "Shopify has not allowed Tessera to write to customers yet",
    });
    await allow();
    expect(there("dan@example.com")?.state).toBe("subscribed");
    expect(await countTold(shop.id)).toMatchObject({ waiting: 0, problem: null });
  });

  test("that Shopify refuses is said in its words and tried again ever less often; others go on", async () => {
    line.answerNext("CreateCustomer", () =>
      Response.json({
        data: { customerCreate: { customer: null, userErrors: [{ field: null, message: "Not today" }] } },
      }),
    );
    await subscribe("eve@example.com");
    await subscribe("fay@example.com");
    await settle();
    expect([there("eve@example.com")?.state, there("fay@example.com")?.state].filter(Boolean)).toEqual(["subscribed"]);
    expect(await countTold(shop.id)).toMatchObject({ waiting: 1, problem: "Not today" });
    await settle(120_000);
    expect([there("eve@example.com")?.state, there("fay@example.com")?.state]).toEqual(["subscribed", "subscribed"]);
    expect(await countTold(shop.id)).toMatchObject({ waiting: 0, problem: null });
  });

  test.each(["before", "after"] as const)(
    "of which no answer came, %s Shopify heard it, is found out and told once",
    async (when) => {
      const email = `gus-${when}@example.com`;
      await subscribe(email);
      line.breakAt("CreateCustomer", 1, when, "next");
      pass(1000);
      await expect(tellShopify(shop.id, now)).rejects.toThrow();
      await settle(120_000);
      await settle();
      expect([...store.customers.values()].filter((one) => one.email === email)).toHaveLength(1);
      expect([there(email)?.state, await here(email)]).toEqual(["subscribed", "subscribed"]);
    },
  );

  test("and Shopify heard later is taken over from there", async () => {
    await subscribe("hal@example.com");
    await settle();
    const { id } = customer("hal@example.com") ?? expect.fail("There is no Hal");
    // Its webhook is late: the word is found when ours would be told.
    await unsubscribe(await subjectOf("hal@example.com"), now);
    pass(5000);
    shopify.perform(domain, setEmailConsent, { customerId: id, state: "subscribed", optInLevel: "single_opt_in" });
    await tellShopify(shop.id, now);
    expect([there("hal@example.com")?.state, await here("hal@example.com")]).toEqual(["subscribed", "subscribed"]);
    expect(asked("UpdateConsent")).toBe(0);
    await settle();
    expect(await here("hal@example.com")).toBe("subscribed");
  });
});

test("whatever is said here and there in whatever order, both sides end alike, and in a no if that was the last word", async () => {
  let people = 0;
  const act = fc.record({
    what: fc.constantFrom("yes here", "no here", "yes there", "no there", "arrive", "tell"),
    wait: fc.oneof(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 1000, max: 4000 })),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 2, maxLength: 12 }), async (acts) => {
      const email = `person${++people}@example.com`;
      pass(60_000);
      await subscribe(email);
      await settle();
      await settle();
      const { id: customerId } = customer(email) ?? expect.fail("Nobody was made");
      const sayThere = (state: "subscribed" | "unsubscribed") =>
        shopify.perform(domain, setEmailConsent, { customerId, state, optInLevel: "single_opt_in" });
      let last: string | null = null;
      let noHereAt = 0;
      for (const { what, wait } of acts) {
        pass(wait);
        if (what === "yes here") {
          // Nobody presses two buttons of two pages within a second.
          if (now.getTime() - noHereAt < 1000) pass(1000);
          // The page offers it to who is unsubscribed alone.
          if ((await here(email)) === "unsubscribed") last = what;
          await resubscribe(await subjectOf(email), now);
        } else if (what === "no here") {
          await unsubscribe(await subjectOf(email), now);
          [noHereAt, last] = [now.getTime(), what];
        } else if (what === "yes there") {
          sayThere("subscribed");
          last = what;
        } else if (what === "no there") {
          sayThere("unsubscribed");
          last = what;
        } else if (what === "arrive") {
          await shopify.webhooks.settled();
          await foldReceipts(shop.id, now);
        } else await tellShopify(shop.id, now);
      }
      for (let times = 0; times < 3; times++) await settle();
      expect(await here(email)).toBe(there(email)?.state);
      if (last?.startsWith("no")) expect(await here(email)).toBe("unsubscribed");
    }),
    { numRuns: 25, seed: 7 },
  );
}, 300_000);

test("a customer's record in another spelling of the address is the same address", async () => {
  await subscribe("ida@example.com");
  await settle();
  const { id } = customer("ida@example.com") ?? expect.fail("There is no Ida");
  shopify.perform(domain, updateCustomer, { customerId: id, email: "Ida@Example.com" });
  await settle();
  await unsubscribe(await subjectOf("ida@example.com"), now);
  await settle();
  expect(store.customers.get(id)?.emailConsent.state).toBe("unsubscribed");
});
