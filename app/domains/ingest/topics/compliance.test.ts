import { describe, expect, test } from "vitest";
import { told } from "../../../../tests/support/told";

const customer = { id: 4711, email: "Ada@Example.com" };
const bodies = {
  "customers/redact": { shop_id: 1, customer, orders_to_redact: [801, 802] },
  "customers/data_request": { shop_id: 1, customer, data_request: { id: 99 } },
  "shop/redact": { shop_id: 1 },
};

describe.each(Object.entries(bodies))("%s", (topic, body) => {
  test("is done for the shop it came for", () => {
    const folded = told(topic, { ...body, shop_domain: "corner-shop.myshopify.com" });
    expect(folded).toMatchObject({ outcome: "facts", facts: { commands: [expect.anything()] } });
  });

  test("is not done when the signed body names another shop, or none", () => {
    const other = told(topic, { ...body, shop_domain: "other-shop.myshopify.com" });
    expect(other).toMatchObject({ outcome: "dead", reason: expect.stringContaining("names other-shop.myshopify.com") });
    expect(told(topic, body)).toMatchObject({ outcome: "dead", reason: expect.stringContaining("shop_domain") });
  });
});

test("a redaction names everything the person may be known by", () => {
  const folded = told("customers/redact", { ...bodies["customers/redact"], shop_domain: "corner-shop.myshopify.com" });
  const command = { kind: "redact_customer", customerId: "4711", email: "ada@example.com", orderIds: ["801", "802"] };
  expect(folded).toMatchObject({ facts: { commands: [command] } });
});
