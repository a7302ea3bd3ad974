/** A delivery that nothing can be made of, and words that its reason must hold. */
export interface Poison {
  topic: string;
  body: string;
  reason: RegExp;
}

const at = "2026-06-01T00:00:00Z";
const product = { id: 77, title: "Soap", updated_at: at, variants: [] };
const order = { id: 78, currency: "GBP", total_price: "1.00", created_at: at, updated_at: at, line_items: [] };
const customer = { id: 79, email: "poison@example.com", created_at: at, updated_at: at };
const cart = { token: "poison", line_items: [], created_at: at, updated_at: at };
const consent = { state: "subscribed", opt_in_level: null, consent_updated_at: at };

/** A hundred thousand letters that do not compress away. */
const long = Array.from({ length: 100_000 }, (_, i) =>
  String.fromCharCode(97 + (((i * i * 31 + i * 7) % 9973) % 26)),
).join("");

const json = (body: object, ...raw: [find: string, replace: string][]) =>
  raw.reduce((text, [find, replace]) => text.replace(find, () => replace), JSON.stringify(body));

/** What the fold itself finds out. */
export const unreadable: Poison[] = [
  { topic: "orders/create", body: "not JSON at all", reason: /^body: is not JSON$/ },
  { topic: "orders/create", body: json(order).slice(0, 40), reason: /^body: is not JSON$/ },
  { topic: "orders/create", body: "", reason: /^body: is not JSON$/ },
  { topic: "products/update", body: `{"id": 1,\0 "title": "x"}`, reason: /^body: is not JSON$/ },
  { topic: "products/update", body: "null", reason: /^body: / },
  { topic: "products/update", body: "[[[]]]", reason: /^body: / },
  { topic: "customers/update", body: `"a string"`, reason: /^body: / },
  { topic: "orders/create", body: "[".repeat(50_000) + "]".repeat(50_000), reason: /^body: is nested/ },
  { topic: "orders/create", body: `{"a":`.repeat(20_000) + "1" + "}".repeat(20_000), reason: /^body: is nested/ },
  { topic: "products/update", body: json({ ...product, variants: "none" }), reason: /^variants: / },
  { topic: "products/update", body: json({ ...product, title: { "": 1 } }), reason: /^title: / },
  { topic: "orders/create", body: json({ ...order, line_items: null }), reason: /^line_items: / },
  { topic: "orders/create", body: json(order, ["78", "1e400"]), reason: /^id: is not a Shopify id/ },
  { topic: "orders/create", body: json(order, ["78", "-1"]), reason: /^id: is not a Shopify id/ },
  { topic: "orders/create", body: json(order, ["78", "9223372036854775808"]), reason: /^id: is not a Shopify id/ },
  { topic: "orders/create", body: json(order, ["78", "12.5"]), reason: /^id: is not a Shopify id/ },
  { topic: "orders/create", body: json(order, ['"1.00"', "1e400"]), reason: /^total_price: is not an amount/ },
  {
    topic: "orders/create",
    body: json({ ...order, total_price: "999999999999999.00" }),
    reason: /too large an amount/,
  },
  { topic: "orders/create", body: json({ ...order, total_price: "1e9" }), reason: /^total_price: is not an amount/ },
  { topic: "orders/create", body: json({ ...order, currency: "pounds" }), reason: /^currency: / },
  { topic: "orders/create", body: json({ ...order, updated_at: "+300000-01-01T00:00:00Z" }), reason: /^updated_at: / },
  { topic: "orders/create", body: json({ ...order, updated_at: "yesterday" }), reason: /^updated_at: / },
  { topic: "orders/create", body: json({ ...order, updated_at: 1780272000 }), reason: /^updated_at: / },
  { topic: "orders/create", body: json({ ...order, updated_at: `\0${long}\ud83d` }), reason: /^updated_at: / },
  { topic: "customers/update", body: json({ ...customer, updated_at: null }), reason: /^created_at or updated_at/ },
  { topic: "carts/update", body: json({ ...cart, token: long }), reason: /^token: / },
  { topic: "nobody/knows", body: "{}", reason: /^topic: nothing here understands nobody\/knows/ },
];

/** What only the database refuses. */
export const unwritable: Poison[] = [
  { topic: "products/update", body: json({ ...product, title: "Soap\0" }), reason: /^could not be written: .*Unicode/ },
  { topic: "products/update", body: json({ ...product, title: "\ud83d" }), reason: /^could not be written: / },
  {
    topic: "orders/create",
    body: json({ ...order, updated_at: "0000-01-01T00:00:00Z" }),
    reason: /^could not be written: .*out of range/,
  },
  {
    topic: "customer.tags_added",
    body: json({ customerId: "gid://shopify/Customer/79", tags: [long], occurredAt: at }),
    reason: /^could not be written: .*index row/,
  },
  {
    topic: "customers_email_marketing_consent/update",
    body: json({
      ...{ customer_id: 79, email_address: "poison@example.com" },
      email_marketing_consent: { ...consent, consent_updated_at: "0000-06-01T00:00:00Z" },
    }),
    reason: /^could not be written: .*out of range/,
  },
  {
    topic: "carts/update",
    body: json({ ...cart, updated_at: "9999-12-31T00:00:00Z" }),
    reason: /^could not be written: .*out of range/,
  },
];

/** Odd, and yet to be taken as it is. */
export const harmless: { topic: string; body: string }[] = [
  { topic: "products/update", body: json({ ...product, id: 80, title: long }) },
  { topic: "products/update", body: json(product, ["77", "9007199254740993"]) },
  { topic: "products/update", body: json(product, ["77", "9223372036854775807"]) },
  { topic: "products/update", body: json({ ...product, id: 81, more: { deep: "[".repeat(1000) }, constructor: 1 }) },
  {
    topic: "products/update",
    body: json({ ...product, id: 82 }, ['"variants"', '"__proto__":{"title":1},"variants"']),
  },
];
