import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PixelBatch } from "~/domains/ingest/model";
import { openPixelPage, type PixelPage } from "../../../tests/support/pixel-page";

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-11-23T10:00:00Z") });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const money = { amount: 31.5, currencyCode: "EUR" };
const product = { id: "7000000000001", title: "Oil of Rest", type: "Serum", vendor: "Fern", url: "/products/calm" };
const productVariant = { id: "gid://shopify/ProductVariant/41?x=1", price: money, product, sku: "C-1", title: "30 ml" };
const checkout = {
  token: "c0ffee",
  email: "ada@example.com",
  phone: "+49123456",
  totalPrice: money,
  shippingAddress: { firstName: "Ada", lastName: "Byron", address1: "1 Main Street" },
};

const waits = () => vi.advanceTimersByTimeAsync(250);

/** What the app's door makes of what was sent; what does not fit its schema fails here. */
function batchesOf(page: PixelPage) {
  return page.sent.map((body) => PixelBatch.parse(JSON.parse(body)));
}

test("what a shopper does goes out in one batch after a quarter of a second, reduced to what can be used", async () => {
  const cart = { id: "gid://shopify/Cart/hWN1Y2?key=secret" };
  const page = await openPixelPage({ cart, customer: { id: "gid://shopify/Customer/77", email: "ada@example.com" } });
  page.publish("page_viewed", {});
  page.publish("product_viewed", { productVariant });
  page.publish("collection_viewed", { collection: { id: "9", title: "Serums", productVariants: [productVariant] } });
  page.publish("search_submitted", { searchResult: { query: "niacinamide\u0000\ud800", productVariants: [] } });
  page.publish("cart_viewed", {
    cart: { id: "gid://shopify/Cart/Z2NwLXVz-1?key=secret", cost: { totalAmount: money } },
  });
  page.publish("product_added_to_cart", { cartLine: { cost: { totalAmount: money }, merchandise: productVariant } });
  page.publish("cart_viewed", { cart: null });
  page.publish("clicked", { element: {} });
  expect(page.sent).toEqual([]);
  await waits();
  const [batch, ...more] = batchesOf(page);
  expect(more).toEqual([]);
  expect(batch).toMatchObject({ shop: "the-account", customer: "77", client: "0b6f3a4e-7a0e-4c4e-9a3b-3f1de0c0ffee" });
  expect(batch?.events.map(({ name, data, device, path }) => ({ name, data, device, path }))).toEqual(
    [
      { name: "page_viewed", data: { click: null } },
      { name: "product_viewed", data: { product: "7000000000001", variant: "41" } },
      { name: "collection_viewed", data: { collection: "9" } },
      { name: "search_submitted", data: { query: "niacinamide  " } },
      { name: "cart_viewed", data: { cart: "Z2NwLXVz-1" } },
      { name: "product_added_to_cart", data: { cart: "hWN1Y2" } },
      { name: "cart_viewed", data: { cart: null } },
    ].map((event) => ({ ...event, device: "desktop", path: "/products/calm" })),
  );
});

test("no address, no name and no amount of money leaves the page", async () => {
  const page = await openPixelPage({ customer: { id: "77", email: "ada@example.com", firstName: "Ada", phone: "1" } });
  page.publish("product_viewed", { productVariant });
  page.publish("checkout_contact_info_submitted", { checkout });
  page.publish("checkout_completed", { checkout });
  expect(page.sent.join()).toContain("c0ffee");
  expect(page.sent.join()).not.toMatch(/ada|byron|example\.com|main street|\+49|31\.5|EUR|rest|fern/i);
});

test("checkouts, quiz answers and clicks from mails go out at once: the page may be gone in a moment", async () => {
  const page = await openPixelPage({ search: "?utm_source=x&tc=aB-_.9" });
  page.publish("page_viewed", {});
  page.publish("checkout_started", { checkout });
  page.publish("tessera:quiz", { response: "0123456789012345678901" });
  expect(batchesOf(page).flatMap(({ events }) => events.map(({ data }) => data))).toEqual([
    { click: "aB-_.9" },
    { token: "c0ffee" },
    { response: "0123456789012345678901" },
  ]);
});

test("of a checkout’s page it is told that there was one, not which: its address opens it for whoever has it", async () => {
  const page = await openPixelPage({ path: "/de/checkouts/cn/c0ffee/information" });
  page.publish("page_viewed", {});
  await waits();
  expect(batchesOf(page)[0]?.events.map(({ path }) => path)).toEqual(["/de/checkouts"]);
});

test("a full batch does not wait, and an event that comes twice is told once", async () => {
  const page = await openPixelPage();
  page.publish("product_viewed", { productVariant }, { id: "the-very-same" });
  page.publish("product_viewed", { productVariant }, { id: "the-very-same" });
  for (let i = 0; i < 19; i++) page.publish("product_viewed", { productVariant });
  expect(batchesOf(page).map(({ events }) => events.length)).toEqual([20]);
  await waits();
  expect(page.sent).toHaveLength(1);
});

test("what could not be sent is kept as it was, and sent again before the next; of an outage the last five", async () => {
  const page = await openPixelPage();
  page.answers = [0, 503, 429, 0, 0, 0, 0];
  for (let i = 0; i < 7; i++) {
    page.publish("checkout_started", { checkout });
    await vi.advanceTimersByTimeAsync(1);
    page.answers = i < 6 ? Array<number>(10).fill(0) : [];
  }
  const tried = page.sent.length;
  page.publish("checkout_completed", { checkout });
  const last = page.sent.slice(tried);
  expect(last).toHaveLength(6);
  expect(new Set(last).size).toBe(6);
  for (const body of last.slice(0, -1)) expect(page.sent.slice(0, tried)).toContain(body);
});

test("what the app refuses is not sent again", async () => {
  const page = await openPixelPage();
  page.answers = [400];
  page.publish("checkout_started", { checkout });
  await vi.advanceTimersByTimeAsync(1);
  page.publish("checkout_completed", { checkout });
  expect(page.sent).toHaveLength(2);
});

test("nothing is told where the shopper has not agreed, or no longer does", async () => {
  const denied = await openPixelPage({ isAllowed: false });
  denied.publish("checkout_started", { checkout });
  const page = await openPixelPage();
  page.publish("product_viewed", { productVariant });
  page.sayConsent(false);
  page.publish("checkout_started", { checkout });
  await waits();
  expect([...denied.sent, ...page.sent]).toEqual([]);
  page.sayConsent(true);
  page.publish("product_viewed", { productVariant });
  await waits();
  expect(page.sent).toHaveLength(1);
});

test("what the popup publishes is looked at as a stranger's: what does not fit is left out", async () => {
  const page = await openPixelPage({ agent: "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Mobile/15E148" });
  page.publish("tessera:scrolled", { percent: 50 });
  page.publish("tessera:scrolled", { percent: "<b>" });
  page.publish("tessera:stayed", null);
  page.publish("tessera:video_played", { title: "a".repeat(500) });
  page.publish("tessera:quiz", { response: 5 });
  await waits();
  const [batch] = batchesOf(page);
  expect(batch?.events.map(({ data, device }) => ({ data, device }))).toEqual([
    { data: { percent: 50 }, device: "mobile" },
    { data: { title: "a".repeat(200) }, device: "mobile" },
  ]);
});
