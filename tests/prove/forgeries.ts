import { deliver, openDoor } from "../support/door";
import { forgeries } from "../support/forgeries";

const count = 10_000;

/** Ten thousand forged deliveries of ten classes over HTTP: none may be taken in. */
export async function prove(): Promise<string[]> {
  const { shopifyWebhooks } = await import("~/doors/shopify-webhooks.server");
  const { pool } = await import("~/db.server");
  const door = await openDoor(shopifyWebhooks);
  const answers: Record<number, number> = {};
  for (const { delivery } of forgeries(count, 11)) {
    const status = await deliver(door.url, delivery);
    answers[status] = (answers[status] ?? 0) + 1;
  }
  const control = await deliver(door.url, { topic: "orders/delete", body: `{"id": 1}` });
  await door.close();
  const { rows } = await pool.query<{ count: string }>("SELECT count(*) FROM receipts");
  const stored = Number(rows[0]?.count);
  if (stored !== 1 || control !== 200) throw new Error(`${stored - 1} forged deliveries were taken in`);
  const told = Object.entries(answers).map(([status, times]) => `${times} × ${status}`);
  return [`${count} forged deliveries: 0 taken in (${told.join(", ")}); the true one was`];
}
