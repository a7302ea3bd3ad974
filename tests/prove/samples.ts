import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { randomFrom } from "../../sandbox/factories/random";
import { deliver, openDoor } from "../support/door";
import { factsOf } from "../support/state";

const folders = ["../shared/contracts/webhooks", "../shared/contracts/webhooks/exemplars"];

/** Shopify's sample payloads, where they are at hand, through the signed door: facts, or a dead letter that says why. */
export async function prove(): Promise<string[]> {
  const { shopifyWebhooks } = await import("~/doors/shopify-webhooks.server");
  const { foldReceipts } = await import("~/domains/ingest/index.server");
  const { ensureShop } = await import("~/domains/shops/index.server");
  const { topicOfFile } = await import("~/cli/topic-of-file");
  const { pool } = await import("~/db.server");
  const files = folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
  const deliveries = files.flatMap((file) => {
    const topic = file.endsWith(".json") ? topicOfFile(file.split("/").at(-1) ?? "") : null;
    return topic ? [{ topic, body: readFileSync(file, "utf8") }] : [];
  });
  if (deliveries.length === 0) return ["no samples are at hand; nothing was proved"];
  const door = await openDoor(shopifyWebhooks);
  const now = new Date("2026-06-01T00:00:00Z");
  const tell = async (domain: string, order: typeof deliveries) => {
    for (const delivery of order) {
      const status = await deliver(door.url, { ...delivery, shop: domain, triggeredAt: now });
      if (status !== 200) throw new Error(`${delivery.topic} was answered with ${status}`);
    }
    const shop = await ensureShop(domain);
    await foldReceipts(shop.id, now);
    return { shopId: shop.id, state: JSON.stringify(await factsOf(shop.id)) };
  };
  const inOrder = await tell("in-order.myshopify.com", deliveries);
  const others = [await tell("twice.myshopify.com", [...deliveries, ...deliveries])];
  for (const seed of [1, 2, 3])
    others.push(
      await tell(`shuffled-${seed}.myshopify.com`, randomFrom(seed, "samples").sample(deliveries, deliveries.length)),
    );
  const differing = others.filter(({ state }) => state !== inOrder.state).length;
  await door.close();
  const { rows } = await pool.query<{ state: string; topic: string; reason: string | null }>(
    "SELECT state, topic, reason FROM receipts WHERE shop_id = $1 ORDER BY state, topic",
    [inOrder.shopId],
  );
  for (const { state, topic, reason } of rows) console.log(`${state.padEnd(8)} ${topic.padEnd(44)} ${reason ?? ""}`);
  if (differing > 0) throw new Error(`${differing} of ${others.length} other orders ended in another state`);
  const states = [...new Set(rows.map(({ state }) => state))];
  const counts = states.map((state) => `${rows.filter((row) => row.state === state).length} ${state}`);
  return [
    `${deliveries.length} samples: ${counts.join(", ")}; twice and in three shuffled orders the state is identical`,
  ];
}
