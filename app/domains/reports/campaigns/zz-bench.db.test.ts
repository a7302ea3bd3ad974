import sql from "sql-template-tag";
import { test } from "vitest";
import { db } from "~/db.server";
import { countRecipients } from "~/domains/messages/index.server";
import { ensureShop } from "~/domains/shops/index.server";
import { appendFileSync } from "node:fs";
import { listCampaignParts, listRecipients, listWaiting } from "../index.server";

const plan = { audience: { include: [], exclude: [] }, messages: { bySegment: [], everybodyElse: "welcome" }, schedule: { at: "once" }, trial: null };
const say = (...words: unknown[]) => appendFileSync("/tmp/campaignpages-bench.txt", words.join(" ") + "\n");

test("bench", { timeout: 280_000 }, async () => {
  const shopId = (await ensureShop("bench.myshopify.com")).id;
  const [c] = await db.query<{ id: number }>(sql`INSERT INTO campaigns (shop_id, name, plan, state, audience, created_at) VALUES (${shopId}, 'n', ${JSON.stringify(plan)}::jsonb, 'sending', 50000, now()) RETURNING id`);
  const id = c?.id ?? 0;
  await db.query(sql`INSERT INTO profiles (shop_id, email, known_since) SELECT ${shopId}, 'a' || n || '@example.com', now() FROM generate_series(1, 50000) n`);
  await db.query(sql`INSERT INTO campaign_recipients (shop_id, campaign_id, profile_id, template_key, due_at, state) SELECT ${shopId}, ${id}, id, 'welcome', now(), 'handed' FROM profiles WHERE shop_id = ${shopId}`);
  await db.query(sql`INSERT INTO messages (shop_id, profile_id, source_kind, source_id, step, program_id, template_key, state, next_attempt_at, queued_at, settled_at, priority) SELECT ${shopId}, profile_id, 'campaign', id, 0, ${id}, 'welcome', CASE WHEN id % 3 = 0 THEN 'queued' ELSE 'sent' END, now(), now(), now(), 2 FROM campaign_recipients WHERE shop_id = ${shopId}`);
  await db.query(sql`INSERT INTO message_feedback (shop_id, message_id, kind, occurred_at) SELECT ${shopId}, id, k, now() FROM messages, unnest(ARRAY['delivered','clicked']) k WHERE shop_id = ${shopId} AND state = 'sent'`);
  await db.query(sql`INSERT INTO orders (shop_id, order_id, profile_id, currency, total_minor, refunded_minor, discount_codes, processed_at, version, digest) SELECT ${shopId}, id, id, 'GBP', 1000, 0, '{}', now() + interval '1 hour', now(), '' FROM profiles WHERE shop_id = ${shopId} AND id % 5 = 0`);
  say("rest");
  for (const analyze of [false, true]) {
    if (analyze) await db.query(sql`ANALYZE`);
    for (const [name, work] of [
      ["parts", () => listCampaignParts(shopId, [id])],
      ["totals", () => countRecipients(shopId, id)],
      ["waiting", () => listWaiting(shopId, id)],
      ["recipients", () => listRecipients(shopId, id, { limit: 26, offset: 0, view: "sent" })],
      ["recipients far", () => listRecipients(shopId, id, { limit: 26, offset: 30000, view: "sent" })],
    ] as const) {
      const at = performance.now();
      await work();
      say(analyze ? "analyzed" : "fresh", name, Math.round(performance.now() - at), "ms");
    }
  }
});
