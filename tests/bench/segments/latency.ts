// From a signed delivery at the door to the membership it causes, on an idle machine, with a worker beside it.
import { createHmac, randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import sql from "sql-template-tag";
import { percentile } from "../statistics";
import { orderOf } from "./orders";

const { db } = await import("~/db.server");
const { env } = await import("~/env.server");
const { shopifyWebhooks } = await import("~/doors/shopify-webhooks.server");
const { refresh } = await import("~/domains/segments/index.server");
const { startWorker } = await import("~/jobs/runner.server");

const probes = 300;
const patienceMilliseconds = 10_000;

/** @returns milliseconds from the request to the membership, of each probe: somebody's order that makes them a buyer */
export async function probe(
  domain: string,
  shopId: number,
  buyersSegmentId: number,
): Promise<{ p50: number; p99: number }> {
  const server = createServer((request, response) => void shopifyWebhooks(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/`;
  // What time has changed since the shop was filled is not what is measured.
  await refresh(shopId, new Date());
  const worker = await startWorker();
  const people = await db.query<{ id: string }>(sql`
    SELECT p.id FROM profiles p WHERE p.shop_id = ${shopId} AND NOT EXISTS (
      SELECT 1 FROM orders o WHERE o.shop_id = p.shop_id AND o.profile_id = p.id) ORDER BY p.id LIMIT ${probes + 20}`);
  const times: number[] = [];
  for (const [i, { id }] of people.entries()) {
    const sent = performance.now();
    await deliver(url, domain, JSON.stringify(orderOf(Number(id), 1_500_000_000 + i, i)));
    await untilMember(shopId, buyersSegmentId, id);
    // The first ones warm everything up.
    if (i >= 20) times.push(performance.now() - sent);
    await sleep(70 + (i % 7) * 10);
  }
  await worker.stop();
  await new Promise((resolve) => server.close(resolve));
  return { p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
}

async function untilMember(shopId: number, segmentId: number, profileId: string): Promise<void> {
  const end = performance.now() + patienceMilliseconds;
  while (performance.now() < end) {
    const rows = await db.query(sql`
      SELECT 1 FROM memberships WHERE shop_id = ${shopId} AND segment_id = ${segmentId} AND profile_id = ${profileId}::bigint AND left_at IS NULL`);
    if (rows.length > 0) return;
    await sleep(1);
  }
  throw new Error(`No membership within ${patienceMilliseconds} ms`);
}

async function deliver(url: string, domain: string, body: string): Promise<void> {
  const response = await fetch(url, {
    method: "POST",
    body,
    headers: {
      "content-type": "application/json",
      "x-shopify-hmac-sha256": createHmac("sha256", env.SHOPIFY_API_SECRET).update(body).digest("base64"),
      "x-shopify-topic": "orders/create",
      "x-shopify-shop-domain": domain,
      "x-shopify-webhook-id": randomUUID(),
      "x-shopify-triggered-at": new Date().toISOString(),
    },
  });
  await response.text();
  if (!response.ok) throw new Error(`The door answered ${response.status}`);
}
