import sql from "sql-template-tag";
import { expect, test } from "vitest";
import { db, transact } from "~/db.server";
import { ensureShop } from "~/domains/shops/index.server";
import { renderMessages } from "~/domains/templates/index.server";
import { abandonedCart } from "~/domains/templates/library/abandoned-cart";
import type { Rendered } from "~/domains/templates/model";
import { addTemplate } from "~/domains/templates/queries.server";
import { exampleBrand } from "~/domains/templates/render/examples";
import { openDiscount } from "../support/discount";
import { withCode } from "../support/mails/with-code";
import { addShopper, buy, fillCart, stock } from "../support/shelf";

// Ready messages as real shoppers get them: worked examples W3 and W13.
const now = new Date("2026-06-15T12:00:00Z");

let customers = 0;

/** Somebody whose traits were derived. */
async function shopperIn(shopId: number, stage: string, orders: number): Promise<string> {
  const profileId = await addShopper(shopId, ++customers, now);
  await db.query(sql`
    INSERT INTO profile_traits (shop_id, profile_id, known_since, countries, regions, cities, email_subscription_status,
      tags, order_count, spent_minor, rhythm_seconds, lifecycle_stage, lifecycle_since, derived_at)
    VALUES (${shopId}, ${profileId}, ${now}, '{}', '{}', '{}', 'SUBSCRIBED', '{}', ${orders}, 0, 0, ${stage}, ${now}, ${now})`);
  return profileId;
}

let messages = 0;

async function get(shopId: number, templateKey: string, ...profileIds: string[]): Promise<Rendered[]> {
  const wanted = profileIds.map((profileId) => ({
    ...{ messageId: String(++messages), profileId, templateKey, email: "someone@example.com", because: "You asked." },
    ...{ unsubscribeUrl: "https://mail.example/stop", preferencesUrl: "https://mail.example/choose" },
    ...{ treatment: null, changes: null },
  }));
  const made = await transact((tx) => renderMessages(shopId, exampleBrand, wanted, now, tx));
  return wanted.map(({ messageId }) => {
    const one = made.get(messageId);
    return one?.outcome === "made" ? one.rendered : expect.fail(JSON.stringify(one));
  });
}

test("who went quiet reads that she is missed, and everybody else what is new in the favourite category", async () => {
  const { id: shopId } = await ensureShop("w3.myshopify.com");
  await stock(
    shopId,
    [
      { id: "1", type: "Serums" },
      { id: "2", type: "Serums" },
    ],
    now,
  );
  const [gone, here] = [await shopperIn(shopId, "dormant", 4), await shopperIn(shopId, "active", 4)];
  for (const profileId of [gone, here]) await buy(shopId, profileId, ["1"], 90, now);
  const [missed, courted] = await get(shopId, "win-back", gone, here);
  expect(missed?.text).toContain("We miss you");
  expect(missed?.text).not.toContain("Serums");
  expect(courted?.subject).toBe("New in Serums");
  expect(courted?.text).toContain("The latest arrivals");
  expect(courted?.text).not.toContain("miss you");
});

test("who bought once is asked how it was, and is not told that she used to come by", async () => {
  const { id: shopId } = await ensureShop("once.myshopify.com");
  const [asked] = await get(shopId, "win-back", await shopperIn(shopId, "lost", 1));
  expect(asked?.subject).toBe("Hello, how did it turn out?");
  expect(asked?.text).not.toContain("more often");
});

test("an abandoned cart comes with pictures, the price of the moment and a code of the shopper's own", async () => {
  const { id: shopId } = await ensureShop("w13.myshopify.com");
  await db.query(sql`UPDATE shops SET currency = 'GBP' WHERE id = ${shopId}`);
  const discountId = await openDiscount(shopId, 3, now);
  await stock(
    shopId,
    [
      { id: "1", priceMinor: 1850 },
      { id: "2", priceMinor: 900 },
    ],
    now,
  );
  await db.query(sql`
    UPDATE products SET image_url = 'https://cdn.example/' || product_id || '.jpg' WHERE shop_id = ${shopId}`);
  const content = withCode(abandonedCart.content, discountId);
  await transact((tx) => addTemplate(shopId, { key: "abandoned-cart", name: "Cart", topic: null, content }, now, tx));
  const [ada, ben] = [await shopperIn(shopId, "prospect", 0), await shopperIn(shopId, "active", 2)];
  await fillCart(shopId, ada, ["1", "2"], 0.1, now);
  await fillCart(shopId, ben, ["2"], 0.1, now);

  const [toAda, toBen] = await get(shopId, "abandoned-cart", ada, ben);
  expect(toAda?.html).toMatch(/<img[^>]+src="https:\/\/cdn\.example\/1\.jpg"/);
  expect(toAda?.html).toContain("https://w13.myshopify.com/products/product-1");
  expect(toAda?.text).toContain("£18.50");
  expect(toAda?.text).toContain("Did something come between?");
  expect(toBen?.text).not.toContain("£18.50");
  expect(toBen?.text).toContain("Right where you left it");
  const codes = [toAda, toBen].map((mail) => /CODE-\d/.exec(mail?.text ?? "")?.[0]);
  expect(new Set(codes)).toEqual(new Set(["CODE-1", "CODE-2"]));
  expect(toAda?.text).toContain("25 June");

  await db.query(sql`UPDATE product_variants SET price_minor = 1600 WHERE shop_id = ${shopId} AND product_id = 1`);
  const [later] = await get(shopId, "abandoned-cart", ada);
  expect(later?.text).toContain("£16.00");
  expect(later?.text).not.toContain("£18.50");
});
