import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type SampleApp, startSampleApp } from "../sample-app";
import { type SampleShopify, SHOP, startSampleShopify } from "../sample-shopify";
import { SampleShopper } from "./sample-shopper";

const [SMALL_POT, LARGE_POT] = ["7000000000003", "7000000000004"] as const;

let app: SampleApp;
let shopify: SampleShopify;
let shopper: SampleShopper;
beforeAll(async () => {
  app = await startSampleApp();
  shopify = await startSampleShopify({ appUrl: app.url, subscriptions: [{ topics: topics(), uri: "/hooks" }] });
});
afterAll(async () => {
  await shopify.close();
  app.close();
});
beforeEach(() => {
  shopper = new SampleShopper(`${shopify.url}/storefront/sample-shop`);
  app.received.length = 0;
});

function topics(): string[] {
  return ["carts/create", "carts/update", "checkouts/create", "checkouts/update", "orders/create"];
}
const heard = async () => {
  await shopify.webhooks.settled();
  return app.received.map(({ headers }) => String(headers["x-shopify-topic"]));
};

describe("the shop's pages", () => {
  it.each([
    ["", "Teapot"],
    ["/collections", "Tea"],
    ["/collections/all", "2 products"],
    ["/collections/tea", "Sencha"],
    ["/products/teapot", "Add to cart"],
    ["/search?q=tea", "2 results"],
    ["/pages/about", "About us"],
    ["/blogs/journal", "An evening for fine lines"],
    ["/blogs/journal/an-evening-for-fine-lines", "<video"],
    ["/cart", "Your cart is empty"],
    ["/account/login?q=ada", "ada@example.com"],
  ])("has %s", async (path, words) => {
    const page = await shopper.page(path);
    expect(page).toContain(words);
    expect(page).not.toMatch(/Translation missing|\{\{|\{%|undefined|\[object/);
  });

  it("says that a page is missing, and does not show what is not for sale", async () => {
    for (const path of ["/products/apron", "/products/no", "/collections/no", "/pages/no", "/blogs/no", "/nowhere"])
      expect((await shopper.get(path)).status).toBe(404);
  });

  it("speaks the language of its address, from the right to the left where that is the way", async () => {
    expect(await shopper.page("/de/cart")).toContain('<html lang="de">');
    const arabic = await shopper.page("/ar/products/teapot");
    expect(arabic).toContain('<html lang="ar" dir="rtl">');
    expect(arabic).toContain('href="/storefront/sample-shop/ar/cart"');
  });

  it("remembers the country that a shopper chose", async () => {
    await shopper.submit("/localization", { country_code: "DE" });
    expect(await shopper.page("/cart")).toContain('"country":"DE"');
    await shopper.submit("/localization", { country_code: "XX" });
    expect(await shopper.page("/cart")).toContain('"country":"DE"');
  });

  it("shows words of shoppers as words", async () => {
    const page = await shopper.page(`/search?q=${encodeURIComponent('"><script>alert(1)</script>')}`);
    expect(page).not.toContain("<script>alert");
  });
});

describe("a cart", () => {
  it("is begun by the first thing in it, grows by more of the same, and tells pixels", async () => {
    const first = await shopper.json("/cart/add.js", { items: [{ id: Number(SMALL_POT), quantity: 1 }] });
    const told = decodeURIComponent(first.headers.get("x-sandbox-pixel-event") ?? "");
    expect(JSON.parse(told)).toMatchObject({
      name: "product_added_to_cart",
      data: { cartLine: { quantity: 1, merchandise: { id: SMALL_POT, price: { amount: 30 } } } },
    });
    await shopper.json("/cart/add.js", { items: [{ id: SMALL_POT, quantity: 2 }, { id: LARGE_POT }] });
    const cart = await (await shopper.get("/cart.js")).json();
    expect(cart).toMatchObject({ item_count: 4, total_price: 13_250, items: [{ quantity: 3 }, { quantity: 1 }] });
    expect(await heard()).toEqual(["carts/create", "carts/update", "carts/update"]);
  });

  it("is changed by its own page, to nothing at last", async () => {
    await shopper.submit("/cart/add", { id: SMALL_POT });
    expect(await shopper.page("/cart")).toContain("$30.00 USD");
    await shopper.submit("/cart/change", { id: SMALL_POT, quantity: "0" });
    expect(await shopper.page("/cart")).toContain("Your cart is empty");
    expect((await heard()).at(-1)).toBe("carts/update");
  });

  it("is nobody else's", async () => {
    await shopper.submit("/cart/add", { id: SMALL_POT });
    const other = new SampleShopper(`${shopify.url}/storefront/sample-shop`);
    expect(await (await other.get("/cart.js")).json()).toMatchObject({ item_count: 0 });
  });
});

describe("the checkout", () => {
  it("leads from a cart over an address to an order, which carries the tokens of both", async () => {
    await shopper.submit("/cart/add", { id: SMALL_POT });
    const { token: cartToken } = await (await shopper.get("/cart.js")).json();
    const begun = await shopper.submit("/checkouts", {});
    const path = begun.headers.get("location") ?? "";
    const [, checkoutToken] = /cn\/(\w+)$/.exec(path) ?? [];
    expect(await shopper.page(shopify.url + path)).toContain('"name":"checkout_started"');

    const said = { email: "nell@example.com", firstName: "Nell", subscribed: "on" };
    await shopper.submit(shopify.url + path, said);
    expect(await shopper.page(`${shopify.url}${path}/payment`)).toContain("checkout_contact_info_submitted");
    await shopper.submit(`${shopify.url}${path}/payment`, { discount: "" });
    const thanks = await shopper.page(`${shopify.url}${path}/thank-you`);
    expect(thanks).toContain('"name":"checkout_completed"');

    const order = [...shopify.store(SHOP).orders.values()].at(-1);
    expect(order).toMatchObject({ cartToken, checkoutToken, email: "nell@example.com" });
    const customer = shopify.store(SHOP).customers.get(order?.customerId ?? "");
    expect(customer).toMatchObject({ firstName: "Nell", emailConsent: { state: "subscribed" } });
    expect(await (await shopper.get("/cart.js")).json()).toMatchObject({ item_count: 0 });
    expect(await heard()).toEqual(
      expect.arrayContaining(["carts/create", "checkouts/create", "checkouts/update", "orders/create"]),
    );
  });

  it("knows who is signed in", async () => {
    await shopper.get("/login/7000000000010");
    expect(await shopper.page("/account")).toContain("Ada Lovelace");
    await shopper.submit("/cart/add", { id: SMALL_POT });
    const path = (await shopper.submit("/checkouts", {})).headers.get("location") ?? "";
    expect(await shopper.page(shopify.url + path)).toContain('value="ada@example.com"');
    await shopper.get("/account/logout");
    expect((await shopper.get("/account")).status).toBe(302);
  });

  it("is not begun with nothing", async () => {
    expect((await shopper.submit("/checkouts", {})).headers.get("location")).toMatch(/\/cart$/);
  });
});
