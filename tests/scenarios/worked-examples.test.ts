import { beforeAll, expect, test } from "vitest";
import { countMembers, listMembersOf, loadContext, parse, sentence } from "~/domains/segments/index.server";
import { ensureShop } from "~/domains/shops/index.server";
import { disagreements } from "../support/segments/referee";
import { shopOf, shopper, type Shopper } from "../support/segments/story";
import { writeHistory } from "../support/segments/write-history";

// Wednesday noon in London: the week began 60 hours ago.
const now = new Date("2026-06-17T11:00:00Z");
let shopId: number;

beforeAll(async () => {
  shopId = (await ensureShop("examples.myshopify.com")).id;
});

/** Who is in as of an instant of the story, by their names; the plain reader must say the same. */
async function whoIsIn(text: string, shoppers: readonly Shopper[], asOf = now): Promise<string[]> {
  const history = shopOf(shoppers, now);
  await writeHistory(shopId, { ...history, asOf });
  const definition = parse(text);
  const asked = { context: await loadContext(shopId, asOf), traits: "facts" } as const;
  const members = await listMembersOf(definition, asked);
  const out = shoppers.length - members.length;
  expect(await countMembers(definition, asked)).toEqual({ in: members.length, out, unknown: 0 });
  expect((await disagreements(shopId, [definition], history.profiles, asOf)).found).toEqual([]);
  return members.map(({ profileId }) => shoppers[Number(profileId) - 1]?.name ?? "nobody in the story");
}

test("a new buyer of skincare who reads what is educational and browses anti-aging twice this week", async () => {
  const text = `
    lifecycle_stage = 'new' AND products_purchased MATCHES (product_type = 'Skincare', date >= -14d)
    AND message_clicked MATCHES (topic = 'educational', count >= 2)
    AND storefront_event.collection_viewed MATCHES (id = 501, date >= start_of_week, count >= 2)`;
  const reader = shopper("").clicks("educational", { daysAgo: 6 }).clicks("educational", { daysAgo: 3 });
  const browser = reader.browses("anti-aging", { hoursAgo: 59 }).browses("anti-aging", { hoursAgo: 1 });
  const shoppers = [
    browser.bought("serum", { daysAgo: 14 }).as("Ada"),
    browser.bought("serum", { daysAgo: 15 }).as("bought a day too early"),
    browser.bought("radio", { daysAgo: 5 }).as("bought of another category"),
    browser.cancelled("serum", { daysAgo: 5 }).as("cancelled the order"),
    browser.bought("serum", { daysAgo: 5 }).bought("serum", { daysAgo: 300 }).as("bought before"),
    reader.bought("serum", { daysAgo: 5 }).browses("anti-aging", { hoursAgo: 1 }).as("one look too few"),
    reader
      .bought("serum", { daysAgo: 5 })
      .browses("anti-aging", { hoursAgo: 61 })
      .browses("anti-aging", { hoursAgo: 1 })
      .as("looked on Sunday"),
    reader
      .bought("serum", { daysAgo: 5 })
      .browses("new arrivals", { hoursAgo: 2 })
      .browses("anti-aging", { hoursAgo: 1 })
      .as("looked at another collection"),
    shopper("opened instead of clicked")
      .bought("serum", { daysAgo: 5 })
      .opens("educational", { daysAgo: 3 })
      .clicks("educational", { daysAgo: 3 })
      .browses("anti-aging", { hoursAgo: 2 })
      .browses("anti-aging", { hoursAgo: 1 }),
  ];
  expect(await whoIsIn(text, shoppers)).toEqual(["Ada"]);
  expect(sentence(parse(text))).toBe(
    "Shoppers whose lifecycle stage is new, and who bought a product of type ‘Skincare’ in the last 14 days, " +
      "and who clicked in a message on the topic ‘educational’ at least 2 times, and who viewed collection 501 at least 2 times since Monday (start of this week).",
  );
});

test("a cart with electronics that a day later is no order, but was looked at twice more", async () => {
  const text = `
    cart_updated MATCHES (product_type = 'Electronics', NOT FOLLOWED BY orders_placed WITHIN 24h,
      FOLLOWED BY storefront_event.product_viewed MATCHES (count >= 2) RELATED BY any)`;
  const filled = shopper("").fillsCart(["radio", "serum"], { hoursAgo: 24 });
  const back = filled.views("phone", { hoursAgo: 20 }).views("radio", { hoursAgo: 10 });
  const shoppers = [
    back.as("Ada"),
    back.bought("radio", { hoursAgo: 0 }).as("ordered at the last instant"),
    back.bought("sandals", { hoursAgo: 1 }).as("ordered within the day"),
    back.cancelled("radio", { hoursAgo: 5 }).as("cancelled the order"),
    filled.views("phone", { hoursAgo: 20 }).as("one view too few"),
    filled.views("phone", { hoursAgo: 20 }).views("sandals", { hoursAgo: 10 }).as("looked at something else"),
    filled.views("phone", { hoursAgo: 25 }).views("radio", { hoursAgo: 10 }).as("looked before the cart"),
    shopper("other things in the cart")
      .fillsCart(["sandals"], { hoursAgo: 30 })
      .views("sandals", { hoursAgo: 20 })
      .views("road shoes", { hoursAgo: 10 }),
    shopper("Bea, who ordered when the day was over")
      .fillsCart(["radio"], { hoursAgo: 26 })
      .views("phone", { hoursAgo: 20 })
      .views("radio", { hoursAgo: 10 })
      .bought("radio", { hoursAgo: 1 }),
    shopper("an hour too early")
      .fillsCart(["radio"], { hoursAgo: 23 })
      .views("phone", { hoursAgo: 20 })
      .views("radio", { hoursAgo: 10 }),
  ];
  expect(await whoIsIn(text, shoppers)).toEqual([
    "Ada",
    "cancelled the order",
    "Bea, who ordered when the day was over",
  ]);
  expect(sentence(parse(text))).toBe(
    "Shoppers who filled a cart with a product of type ‘Electronics’, " +
      "and after it, within 24 hours, placed no order (told once the 24 hours are over), and after it viewed a related product at least 2 times.",
  );
});

test("high value is reached with an order and lost with a refund", async () => {
  const text = "number_of_orders >= 3 AND amount_spent >= 250";
  const twice = shopper("").bought("serum", { daysAgo: 90 }, { for: 10_000 }).bought("radio", { daysAgo: 60 });
  const shoppers = [
    twice.bought("phone", { daysAgo: 30 }, { for: 10_000, refundedAgo: { daysAgo: 10 } }).as("Ada"),
    twice.bought("phone", { daysAgo: 30 }, { for: 9999 }).as("a penny short"),
    twice.as("two orders"),
    shopper("one large order").bought("phone", { daysAgo: 30 }, { for: 90_000 }),
  ];
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
  expect(await whoIsIn(text, shoppers, new Date(daysAgo(30).getTime() - 1))).toEqual([]);
  expect(await whoIsIn(text, shoppers, daysAgo(30))).toEqual(["Ada"]);
  expect(await whoIsIn(text, shoppers, new Date(daysAgo(10).getTime() - 1))).toEqual(["Ada"]);
  expect(await whoIsIn(text, shoppers, daysAgo(10))).toEqual([]);
});

const visitedNot = (date: string) => `
  storefront_event.product_viewed NOT MATCHES (date >= ${date})
  AND storefront_event.collection_viewed NOT MATCHES (date >= ${date})`;

test("inactive is who neither looked nor bought for 90 days", async () => {
  const text = `customer_added_date < -90d AND orders_placed NOT MATCHES (date >= -90d) AND ${visitedNot("-90d")}`;
  const shoppers = [
    shopper("Ada").bought("serum", { daysAgo: 91 }).views("serum", { daysAgo: 91 }),
    shopper("Bea, who never did anything"),
    shopper("bought on the first of the 90 days").bought("serum", { daysAgo: 90 }),
    shopper("looked around yesterday").bought("serum", { daysAgo: 200 }).browses("new arrivals", { daysAgo: 1 }),
    shopper("only just came").came({ daysAgo: 30 }),
  ];
  expect(await whoIsIn(text, shoppers)).toEqual(["Ada", "Bea, who never did anything"]);
  expect(sentence(parse(text))).toBe(
    "Shoppers who became known more than 90 days ago, and who placed no order in the last 90 days, " +
      "and who viewed no product in the last 90 days, and who viewed no collection in the last 90 days.",
  );
});

test("a month without a visit is the same question with another length, and orders do not matter", async () => {
  const text = visitedNot("-30d");
  const shoppers = [
    shopper("Ada").views("serum", { daysAgo: 31 }).bought("serum", { daysAgo: 2 }),
    shopper("a day too early").views("serum", { daysAgo: 30 }),
  ];
  expect(await whoIsIn(text, shoppers)).toEqual(["Ada"]);
});

test("who compares running shoes and reads about running", async () => {
  const text = `
    storefront_event.product_viewed MATCHES (tag = 'running', date >= -14d, count >= 2)
    AND message_clicked MATCHES (topic = 'running', date >= -30d)`;
  const reader = shopper("").clicks("running", { daysAgo: 20 });
  const shoppers = [
    reader.views("road shoes", { daysAgo: 3 }).views("trail shoes", { daysAgo: 2 }).as("Ada"),
    reader.views("road shoes", { daysAgo: 3 }).views("sandals", { daysAgo: 2 }).as("compared with sandals"),
    reader.views("road shoes", { daysAgo: 15 }).views("trail shoes", { daysAgo: 2 }).as("looked too long ago"),
    shopper("does not read").views("road shoes", { daysAgo: 3 }).views("trail shoes", { daysAgo: 2 }),
    shopper("reads about something else")
      .clicks("sales", { daysAgo: 1 })
      .views("road shoes", { daysAgo: 3 })
      .views("trail shoes", { daysAgo: 2 }),
  ];
  expect(await whoIsIn(text, shoppers)).toEqual(["Ada"]);
});

test("a cart left after looking at several things that are eco", async () => {
  const text = `
    cart_updated MATCHES (tag = 'eco', NOT FOLLOWED BY orders_placed WITHIN 24h,
      PRECEDED BY storefront_event.product_viewed MATCHES (tag = 'eco', count >= 3) WITHIN 7d)`;
  const looked = shopper("").views("day cream", { daysAgo: 4 }).views("bamboo brush", { daysAgo: 3 });
  const shoppers = [
    looked.views("day cream", { daysAgo: 9 }).fillsCart(["day cream"], { daysAgo: 2 }).as("Ada"),
    looked.views("serum", { daysAgo: 3 }).fillsCart(["day cream"], { daysAgo: 2 }).as("one was not eco"),
    looked.views("day cream", { daysAgo: 10 }).fillsCart(["day cream"], { daysAgo: 2 }).as("a view too long before"),
    looked.views("day cream", { daysAgo: 1 }).fillsCart(["day cream"], { daysAgo: 2 }).as("a view after the cart"),
    looked
      .views("day cream", { daysAgo: 5 })
      .fillsCart(["day cream"], { daysAgo: 2 })
      .bought("day cream", { hoursAgo: 30 })
      .as("ordered it"),
  ];
  expect(await whoIsIn(text, shoppers)).toEqual(["Ada"]);
});

test("who followed the webinar and who bought eco last quarter get different messages", async () => {
  const bought = "products_purchased MATCHES (tag = 'eco', date >= start_of_quarter-1, date < start_of_quarter)";
  const followed = "message_clicked MATCHES (topic = 'webinar', date >= start_of_quarter-1, date < start_of_quarter)";
  const inLastQuarter = { daysAgo: 100 };
  const shoppers = [
    shopper("Ada, a buyer").bought("day cream", inLastQuarter),
    shopper("Bea, a listener").clicks("webinar", inLastQuarter),
    shopper("Cyd, both").clicks("webinar", inLastQuarter).bought("bamboo brush", inLastQuarter),
    shopper("this quarter").clicks("webinar", { daysAgo: 5 }).bought("day cream", { daysAgo: 77 }),
    shopper("on its last day").bought("day cream", { hoursAgo: 77 * 24 + 13 }),
    shopper("the quarter before").bought("day cream", { daysAgo: 169 }),
    shopper("not eco").bought("radio", inLastQuarter),
  ];
  const ofBuyers = await whoIsIn(bought, shoppers);
  const ofListeners = await whoIsIn(`${followed} AND NOT ${bought}`, shoppers);
  expect(ofBuyers).toEqual(["Ada, a buyer", "Cyd, both", "on its last day"]);
  expect(ofListeners).toEqual(["Bea, a listener"]);
});

test("an answer in the popup counts at once", async () => {
  const shoppers = [
    shopper("Ada").answers("concern", "anti-aging", { minutesAgo: 0 }),
    shopper("another answer").answers("concern", "hydration", { minutesAgo: 0 }),
    shopper("looked, said nothing").browses("anti-aging", { minutesAgo: 1 }),
  ];
  expect(await whoIsIn("quiz_answered MATCHES (question = 'concern', answer = 'anti-aging')", shoppers)).toEqual([
    "Ada",
  ]);
});

test("a small list of VIPs is exactly that", async () => {
  const loyal = shopper("")
    .bought("serum", { daysAgo: 90 })
    .bought("serum", { daysAgo: 60 })
    .bought("serum", { daysAgo: 40 });
  const shoppers = [
    loyal.bought("serum", { daysAgo: 5 }).tagged("VIP").as("Ada"),
    loyal.tagged("VIP").as("one order too few"),
    loyal.bought("serum", { daysAgo: 5 }).tagged("VIP waiting").as("tagged otherwise"),
  ];
  expect(await whoIsIn("customer_tags CONTAINS 'vip' AND number_of_orders >= 4", shoppers)).toEqual(["Ada"]);
});

test("active, sleepy and new are three messages, and everyone gets one", async () => {
  const shoppers = [
    shopper("new").bought("serum", { daysAgo: 89 }),
    shopper("active").bought("serum", { daysAgo: 60 }).bought("serum", { daysAgo: 20 }),
    // Nobody's own rhythm and the guessed one of 45 days: dormant after twice of it, to the second.
    shopper("sleepy").bought("serum", { daysAgo: 90 }),
  ];
  expect(await whoIsIn("lifecycle_stage = 'new'", shoppers)).toEqual(["new"]);
  expect(await whoIsIn("lifecycle_stage IN ('active', 'loyal')", shoppers)).toEqual(["active"]);
  expect(await whoIsIn("lifecycle_stage IN ('dormant', 'lost')", shoppers)).toEqual(["sleepy"]);
});

test("a cart left an hour ago is written to at once", async () => {
  const text = "cart_updated MATCHES (date >= -24h, NOT FOLLOWED BY orders_placed WITHIN 1h)";
  const shoppers = [
    shopper("Ada").fillsCart(["serum"], { hoursAgo: 1 }),
    shopper("a minute too early").fillsCart(["serum"], { minutesAgo: 59 }),
    shopper("ordered").fillsCart(["serum"], { hoursAgo: 2 }).bought("serum", { hoursAgo: 1 }),
    shopper("a minute too late").fillsCart(["serum"], { hoursAgo: 24, minutesAgo: 1 }),
  ];
  expect(await whoIsIn(text, shoppers)).toEqual(["Ada"]);
});

test("who they are is what they told, and browsing new arrivals without a purchase", async () => {
  const text = `
    quiz_answered MATCHES (question = 'gender', answer = 'female') AND quiz_answered MATCHES (question = 'home', answer = 'city')
    AND quiz_answered MATCHES (question = 'age', answer IN ('25-29', '30-35'))
    AND storefront_event.collection_viewed MATCHES (id = 502, date >= -14d) AND orders_placed NOT MATCHES (date >= -60d)`;
  const said = { daysAgo: 40 };
  const woman = shopper("").answers("gender", "female", said).answers("home", "city", said);
  const browsing = woman.browses("new arrivals", { daysAgo: 2 });
  const shoppers = [
    browsing.answers("age", "25-29", said).bought("serum", { daysAgo: 61 }).as("Ada"),
    browsing.answers("age", "36-45", said).as("older"),
    browsing.as("did not tell her age"),
    browsing.answers("home", "25-29", said).as("gave the answer to another question"),
    browsing.answers("age", "30-35", said).bought("serum", { daysAgo: 60 }).as("bought lately"),
    woman.answers("age", "30-35", said).browses("anti-aging", { daysAgo: 2 }).as("browsed elsewhere"),
  ];
  expect(await whoIsIn(text, shoppers)).toEqual(["Ada"]);
});
