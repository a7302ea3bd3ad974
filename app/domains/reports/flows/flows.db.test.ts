import sql from "sql-template-tag";
import { beforeAll, expect, test } from "vitest";
import { db } from "~/db.server";
import { ensureShop } from "~/domains/shops/index.server";
import { credited } from "../../../../tests/support/credited";
import { countStepMessages, listFlowResults } from "./queries.server";

const now = new Date("2026-05-03T12:00:00Z");
const day = 86_400_000;
const ago = (days: number) => new Date(now.getTime() - days * day);
let shopId: number;
let flowId: number;
let profileId: string;

beforeAll(async () => {
  shopId = (await ensureShop("flow-reports.myshopify.com")).id;
  const [flow] = await db.query<{ id: number }>(sql`
    INSERT INTO flows (shop_id, key, name, created_at) VALUES (${shopId}, 'cart', 'Cart', ${now}) RETURNING id`);
  const [profile] = await db.query<{ id: string }>(sql`
    INSERT INTO profiles (shop_id, email, known_since) VALUES (${shopId}, 'ada@example.com', ${now}) RETURNING id`);
  flowId = flow?.id ?? 0;
  profileId = profile?.id ?? "";
  const clicked = await run("ended", 3, { step: "first", state: "sent" });
  await run("ended", 4, { step: "first", state: "skipped", reason: "unsubscribed" });
  await run("ended", 40, { step: "first", state: "sent" });
  await run("waiting", 5, { step: "second", state: "queued" });
  await db.query(sql`
    INSERT INTO message_feedback (shop_id, message_id, kind, occurred_at) VALUES (${shopId}, ${clicked}, 'clicked', ${ago(3)})`);
  // Before the click, after it, after it but cancelled, and too long after it.
  await order(1, ago(4), null);
  await order(2, ago(2), null);
  await order(3, ago(2), ago(1));
  await order(4, new Date(ago(3).getTime() + 6 * day), null);
  await credited(shopId, now);
});

/** Somebody came into the flow some days ago, and a step of it asked for a message. @returns the message's id */
async function run(
  state: "waiting" | "ended",
  days: number,
  message: { step: string; state: string; reason?: string },
): Promise<string> {
  const [row] = await db.query<{ id: string }>(sql`
    INSERT INTO flow_runs (shop_id, flow_id, version, profile_id, triggered_at, started_at, arrived_at, cause, state, at_step, due_at)
    VALUES (${shopId}, ${flowId}, 1, ${profileId}, ${ago(days)}, ${ago(days)}, ${ago(days)}, '{}', ${state}, 'next', ${now})
    RETURNING id`);
  const runId = row?.id ?? "";
  await db.query(sql`
    INSERT INTO flow_passages (shop_id, run_id, number, flow_id, step, outcome, at)
    VALUES (${shopId}, ${runId}, 2, ${flowId}, ${message.step}, 'asked', ${ago(days)})`);
  const [asked] = await db.query<{ id: string }>(sql`
    INSERT INTO messages (shop_id, profile_id, source_kind, source_id, step, program_id, template_key, state, reason,
      next_attempt_at, queued_at)
    VALUES (${shopId}, ${profileId}, 'flow', ${runId}, 2, ${flowId}, 'cart', ${message.state}, ${message.reason ?? null},
      ${now}, ${ago(days)}) RETURNING id`);
  return asked?.id ?? "";
}

async function order(id: number, at: Date, cancelledAt: Date | null): Promise<void> {
  await db.query(sql`
    INSERT INTO orders (shop_id, order_id, profile_id, currency, total_minor, discount_codes, processed_at, cancelled_at, version, digest)
    VALUES (${shopId}, ${id}, ${profileId}, 'GBP', 1000, '{}', ${at}, ${cancelledAt}, ${at}, '')`);
}

test("a flow tells who is in it, what it did in 30 days, and which orders stand that soon followed a click", async () => {
  expect((await listFlowResults(shopId, now)).get(flowId)).toEqual({
    ...{ people: 1, started: 3, sent: 1, skipped: 1, orders: 1 },
  });
});

test("the messages of a flow are told by the step that asked for them, with the reason of those not sent", async () => {
  expect(await countStepMessages(shopId, flowId, now)).toEqual(
    expect.arrayContaining([
      { step: "first", state: "sent", reason: null, count: 1 },
      { step: "first", state: "skipped", reason: "unsubscribed", count: 1 },
      { step: "second", state: "queued", reason: null, count: 1 },
    ]),
  );
});

test("nothing of it is told to another shop", async () => {
  const { id } = await ensureShop("flow-reports-beside.myshopify.com");
  expect(await listFlowResults(id, now)).toEqual(new Map());
  expect(await countStepMessages(id, flowId, now)).toEqual([]);
});
