import { expect, test } from "vitest";
import { parse } from "../language/parse";
import { guessFamily, judge } from "./judge";
import { suggestTag } from "./model";

const at = new Date("2026-06-01T00:00:00Z");
const nothing = { imported: new Map(), shown: new Map() };
const verdictOf = (query: string) =>
  judge({ id: "7", name: "Seven", query, createdAt: at, editedAt: at }, nothing).verdict;

test("what Tessera is never told is named once, whether it is a trait, a happening or a part of one", () => {
  expect(verdictOf("predicted_spend_tier = 'HIGH' OR predicted_spend_tier = 'LOW'")).toEqual({
    ...{ state: "partly", unknown: ["Shopify's predicted spend"] },
  });
  expect(verdictOf("NOT shopify_email.opened MATCHES ()")).toMatchObject({ unknown: ["Shopify emails opened"] });
  expect(verdictOf("orders_placed MATCHES (app_id = 3)")).toMatchObject({ unknown: ["the app that made it"] });
  expect(verdictOf("orders_placed MATCHES (amount > 3)")).toEqual({ state: "addable" });
});

test.each([
  ["email_subscription_status = 'SUBSCRIBED' AND amount_spent > 5", "engagement"],
  ["products_purchased MATCHES (tag = 'sun')", "affinity"],
  ["last_order_date < -90d", "lifecycle"],
  ["amount_spent > 100", "purchase"],
  ["customer_countries CONTAINS 'GB' AND last_order_date < -90d", "lifecycle"],
])("%s belongs under %s", (query, family) => {
  expect(guessFamily(parse(query))).toBe(family);
});

test.each([
  ["VIPs, not seen this season", "tessera-vips-not-seen-this-season"],
  ["Großkunden & Freunde", "tessera-großkunden-freunde"],
  ["★", "tessera-segment"],
])("the tag of “%s” says where it comes from", (name, tag) => {
  expect(suggestTag(name)).toBe(tag);
  expect(suggestTag(name.repeat(20)).length).toBeLessThanOrEqual(40);
});
