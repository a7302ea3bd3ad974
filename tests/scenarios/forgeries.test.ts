import { createHmac } from "node:crypto";
import { request } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import sql from "sql-template-tag";
import { db } from "~/db.server";
import { ensureShop } from "~/domains/shops/index.server";
import { shopifyWebhooks } from "~/doors/shopify-webhooks.server";
import { forgeries } from "../support/forgeries";
import { deliver, openDoor, signature } from "../support/door";

let door: Awaited<ReturnType<typeof openDoor>>;
beforeAll(async () => {
  door = await openDoor(shopifyWebhooks);
});
afterAll(() => door.close());

/** Sends a body without saying beforehand how long it is. @returns the status it was answered with */
function streamed(body: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sending = request(door.url, { method: "POST", headers: { "transfer-encoding": "chunked" } });
    sending.once("response", (response) => resolve(response.resume().statusCode)).once("error", reject);
    sending.end(body);
  });
}

async function countReceipts(): Promise<number> {
  const [row] = await db.query<{ count: number }>(sql`SELECT count(*)::int AS count FROM receipts`);
  return row?.count ?? 0;
}

test("of forged deliveries of ten classes none is taken in; a true one is", async () => {
  const accepted: string[] = [];
  for (const { name, delivery } of forgeries(300, 1)) {
    const status = await deliver(door.url, delivery);
    if (status < 400) accepted.push(name);
    expect([400, 401], `${name} was answered with ${status}`).toContain(status);
  }
  expect(accepted).toEqual([]);
  expect(await countReceipts()).toBe(0);
  expect(await deliver(door.url, { topic: "orders/delete", body: `{"id": 1}` })).toBe(200);
  expect(await countReceipts()).toBe(1);
});

test("what is too large or lacks headers is refused before anything else", async () => {
  const tooLarge = " ".repeat(2 * 1024 * 1024 + 1);
  expect(await deliver(door.url, { topic: "orders/create", body: tooLarge })).toBe(413);
  expect(await streamed(tooLarge)).toBe(413);
  for (const missing of ["x-shopify-hmac-sha256", "x-shopify-topic", "x-shopify-shop-domain", "x-shopify-webhook-id"]) {
    expect(await deliver(door.url, { topic: "orders/delete", body: "{}", headers: { [missing]: null } })).toBe(400);
  }
});

test("a signed body that names another shop than the header is refused", async () => {
  await ensureShop("second.myshopify.com");
  const body = JSON.stringify({ shop_id: 5, shop_domain: "second.myshopify.com", customer: { id: 1 } });
  expect(await deliver(door.url, { topic: "customers/redact", body, shop: "first.myshopify.com" })).toBe(401);
  // By its number too, once Shopify's number of the shop is known.
  const numbered = await ensureShop("numbered.myshopify.com");
  await db.query(sql`UPDATE shops SET shopify_id = 4 WHERE id = ${numbered.id}`);
  const byNumber = (id: number) =>
    deliver(door.url, { topic: "app/scopes_update", body: `{"shop_id": ${id}}`, shop: "numbered.myshopify.com" });
  expect([await byNumber(5), await byNumber(4)]).toEqual([401, 200]);
  // Deep inside, where shoppers can write, the same words are no name of a shop.
  const note = JSON.stringify({ id: 7, note_attributes: [{ shop_domain: "second.myshopify.com" }] });
  expect(await deliver(door.url, { topic: "orders/delete", body: note, shop: "first.myshopify.com" })).toBe(200);
});

test("the signature is the documented one", () => {
  const body = '{"shop_id":954889,"shop_domain":"{shop}.myshopify.com"}';
  expect(signature(body, "hush")).toBe(createHmac("sha256", "hush").update(body).digest("base64"));
  expect(signature(body, "hush")).toBe("1ZkWm9gpyI+Zsjon2nUm8nnAH7b3L7SlOH1XnEEuq7o=");
});
