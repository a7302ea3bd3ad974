import sql from "sql-template-tag";
import { beforeAll, expect, test } from "vitest";
import { db, transact } from "~/db.server";
import { parse } from "~/domains/segments/index.server";
import { ensureShop } from "~/domains/shops/index.server";
import type { Content } from "../content/model";
import { renderMessages } from "../index.server";
import type { WantedMessage } from "../model";
import { addTemplate, findCurrentVersions } from "../queries.server";
import { exampleBrand } from "./examples";
import { renderWith } from "./messages.server";
import type { Sources } from "./sources";

const now = new Date("2026-05-03T12:00:00Z");
let shopId: number;

beforeAll(async () => {
  shopId = (await ensureShop("messages.myshopify.com")).id;
});

/** Somebody whose traits are derived. @returns the profile's id */
async function shopper(name: string, orders: number): Promise<string> {
  const [row] = await db.query<{ id: string }>(sql`
    INSERT INTO profiles (shop_id, email, first_name, country_code, city, known_since)
    VALUES (${shopId}, ${`${name}@example.com`}, ${name}, 'GB', 'Leeds', ${now}) RETURNING id`);
  const id = row?.id ?? "";
  await db.query(sql`
    INSERT INTO profile_traits (shop_id, profile_id, known_since, countries, regions, cities, email_subscription_status,
      tags, order_count, spent_minor, rhythm_seconds, lifecycle_stage, lifecycle_since, derived_at)
    VALUES (${shopId}, ${id}, ${now}, '{gb}', '{}', '{}', 'SUBSCRIBED', '{}', ${orders}, 0, 0, 'new', ${now}, ${now})`);
  return id;
}

function wanted(messageId: string, profileId: string, templateKey: string): WantedMessage {
  const address = `https://mail.example/${messageId}`;
  return {
    ...{ messageId, profileId, templateKey, email: "someone@example.com", because: "You asked for it." },
    ...{ unsubscribeUrl: `${address}/unsubscribe`, preferencesUrl: `${address}/preferences` },
    ...{ treatment: null, changes: null },
  };
}

const simple = (value: string) => ({ branches: [], otherwise: value });

const letter: Content = {
  subject: {
    branches: [{ when: parse("number_of_orders >= 3"), value: "Again, {{first_name|friend}}" }],
    otherwise: "Hello",
  },
  preheader: simple(""),
  blocks: [
    {
      id: "regulars",
      when: parse("number_of_orders >= 3"),
      content: { type: "text", text: simple("For regulars of {{city|your town}}") },
    },
    { id: "all", when: null, content: { type: "text", text: simple("For everybody in {{country|the world}}") } },
  ],
};

async function add(key: string, content: Content): Promise<void> {
  await transact((tx) => addTemplate(shopId, { key, name: key, topic: null, content }, now, tx));
}

const nothing: Sources = {
  findProducts: async () => new Map(),
  claimCoupons: async () => new Map(),
  findFavouriteCategories: async () => new Map(),
};

test("each shopper gets the branches that are true of her, with her own values and ways to stop", async () => {
  await add("letter", letter);
  const [ada, ben] = [await shopper("Ada", 5), await shopper("Ben & Co", 1)];
  const rendered = await transact((tx) =>
    renderMessages(shopId, exampleBrand, [wanted("1", ada, "letter"), wanted("2", ben, "letter")], now, tx),
  );
  const [first, second] = [rendered.get("1"), rendered.get("2")];
  if (first?.outcome !== "made" || second?.outcome !== "made") return expect.fail(JSON.stringify([first, second]));
  expect(first).toMatchObject({ version: 1, rendered: { subject: "Again, Ada" } });
  expect(first.rendered.text).toContain("For regulars of Leeds");
  expect(first.rendered.html).toContain("https://mail.example/1/unsubscribe");
  expect(second.rendered.subject).toBe("Hello");
  expect(second.rendered.text).not.toContain("regulars");
  expect(second.rendered.text).toContain("For everybody in United Kingdom");
  expect(second.rendered.html).toContain("https://mail.example/2/preferences");
});

test("what nobody knows of her is not taken for true", async () => {
  const when = parse("customer_language = 'de'");
  await add("unknown", { ...letter, subject: { branches: [{ when, value: "Hallo" }], otherwise: "Hello" } });
  const ada = await shopper("Ada", 1);
  const rendered = await transact((tx) => renderMessages(shopId, exampleBrand, [wanted("9", ada, "unknown")], now, tx));
  expect(rendered.get("9")).toMatchObject({ rendered: { subject: "Hello" } });
});

test("when the shop changes how it looks, so does the next message", async () => {
  const ada = await shopper("Ada", 1);
  const render = async (messageId: string, shopName: string) => {
    const brand = { ...exampleBrand, shopName };
    const rendered = await transact((tx) => renderMessages(shopId, brand, [wanted(messageId, ada, "letter")], now, tx));
    const message = rendered.get(messageId);
    return message?.outcome === "made" ? message.rendered.html : "";
  };
  expect(await render("10", "Old name")).toContain("Old name");
  expect(await render("11", "New name")).toContain("New name");
});

test("a message of the library is added to the shop when it is first wanted, and one nobody has is impossible", async () => {
  const ada = await shopper("Ada", 2);
  const both = [wanted("3", ada, "welcome"), wanted("4", ada, "no-such")];
  const rendered = await transact((tx) => renderMessages(shopId, exampleBrand, both, now, tx));
  expect(rendered.get("3")).toMatchObject({ outcome: "made", version: 1 });
  expect(rendered.get("4")).toEqual({ outcome: "impossible", reason: expect.stringContaining("no-such") });
  expect(await findCurrentVersions(shopId, ["welcome"])).toHaveLength(1);
});

test("whoever is gone gets nothing, and keeps nobody else from her message", async () => {
  const [ada, gone] = [await shopper("Ada", 2), await shopper("Gone", 2)];
  await db.query(sql`UPDATE profiles SET deleted_at = ${now} WHERE shop_id = ${shopId} AND id = ${gone}`);
  const both = [wanted("5", gone, "letter"), wanted("6", ada, "letter")];
  const rendered = await transact((tx) => renderMessages(shopId, exampleBrand, both, now, tx));
  expect(rendered.get("5")).toEqual({ outcome: "impossible", reason: "The shopper is no longer known" });
  expect(rendered.get("6")).toMatchObject({ outcome: "made" });
});

const coupon: Content = {
  subject: simple("Your code {{coupon_code|}}"),
  preheader: simple(""),
  blocks: [
    {
      id: "code",
      when: null,
      content: { type: "coupon", discountId: 7, heading: "10 % off", text: "", buttonLabel: "Use it" },
    },
    {
      id: "goods",
      when: null,
      content: {
        ...{ type: "products", heading: "For you", source: "in_cart", productIds: [], count: 2 },
        ...{ showsPrice: true, buttonLabel: "See it" },
      },
    },
  ],
};

test("a coupon has its shopper's code and goods their price of today; without a code there is no message", async () => {
  await add("coupon", coupon);
  const [ada, ben] = [await shopper("Ada", 2), await shopper("Ben", 2)];
  const sources: Sources = {
    ...nothing,
    claimCoupons: async (_shop, asked) =>
      new Map(
        asked.slice(0, 1).map((one) => [one.messageId, { code: "ADA-1", endsAt: new Date("2026-05-10T00:00:00Z") }]),
      ),
    findProducts: async (_shop, asked) => {
      const product = {
        title: "<b>Mug</b>",
        url: "https://a.example/mug",
        imageUrl: null,
        priceMinor: 1250,
        currency: "GBP",
      };
      return new Map(
        asked.map(({ key }) => [key, [product, { ...product, title: "Bowl", url: "javascript:alert(1)" }]]),
      );
    },
  };
  const messages = [wanted("7", ada, "coupon"), wanted("8", ben, "coupon")];
  const rendered = await transact((tx) => renderWith(sources, shopId, exampleBrand, messages, now, tx));
  const made = rendered.get("7");
  if (made?.outcome !== "made") return expect.fail(JSON.stringify(made));
  expect(made.rendered.subject).toBe("Your code ADA-1");
  expect(made.rendered.text).toContain("ADA-1");
  expect(made.rendered.text).toContain("Last day: 9 May");
  expect(made.rendered.html).toContain("https://fernandclay.example/discount/ADA-1");
  expect(made.rendered.text).toContain("£12.50");
  expect(made.rendered.html).toContain("&lt;b&gt;Mug&lt;/b&gt;");
  expect(made.rendered.html).not.toMatch(/Bowl|javascript:/);
  expect(rendered.get("8")).toEqual({ outcome: "early", lacks: "code" });
});
