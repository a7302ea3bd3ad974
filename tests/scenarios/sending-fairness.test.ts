import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import sql from "sql-template-tag";
import { databaseTime, db } from "~/db.server";
import { openPostOffice } from "~/domains/messages/index.server";
import { findWait, pauseAccount, takeToken, takeTurn } from "~/domains/messages/lanes/queries.server";
import { ledgerOf, openMailingShop, queueWelcomes } from "../support/mailing";
import { openSendingStage, type SendingStage } from "../support/sending-stage";

const start = new Date();
let stage: SendingStage;
let shops = 0;

const requestsPerSecond = 10;
const open = () => openMailingShop(`fair-${++shops}.myshopify.com`, start);

beforeAll(async () => {
  stage = await openSendingStage({ requestsPerSecond });
});
afterAll(() => stage.close());
beforeEach(async () => {
  stage.resend.faults.clear();
  await db.query(sql`UPDATE send_lanes SET due_at = NULL`);
});

/** As many messages as wait in a large shop, of people nobody has to know. */
async function queueMany(shopId: number, count: number, priority: number): Promise<void> {
  await db.query(sql`
    INSERT INTO messages (shop_id, profile_id, source_kind, source_id, step, program_id, template_key, priority,
      next_attempt_at, queued_at)
    SELECT ${shopId}::int, n, 'campaign', n, ${priority}, 1, 'welcome', ${priority}, ${start}::timestamptz, ${start}::timestamptz
    FROM generate_series(1, ${count}) AS n`);
  await db.query(sql`
    INSERT INTO send_lanes (shop_id, account, due_at) VALUES (${shopId}, 'app', ${start})
    ON CONFLICT (shop_id) DO UPDATE SET due_at = excluded.due_at`);
}

/**
 * How many turns pass until a shop has had its own, each turn sending a hundred messages of whose turn it is.
 * @param choose gives the shop whose turn it is
 */
async function turnsUntil(shopId: number, choose: () => Promise<number | undefined>, most: number): Promise<number> {
  for (let turn = 1; turn <= most; turn++) {
    const chosen = await choose();
    if (chosen === undefined) throw new Error("Nobody has a turn");
    if (chosen === shopId) return turn;
    await db.query(sql`
      UPDATE messages SET state = 'sent' WHERE shop_id = ${chosen} AND id IN (
        SELECT id FROM messages WHERE shop_id = ${chosen} AND state = 'queued' LIMIT 100)`);
  }
  return Infinity;
}

/** The limit in simulated time: the bucket is full whenever it is asked. */
async function fairTurn() {
  await db.query(sql`UPDATE send_accounts SET tokens = 2, filled_at = clock_timestamp()`);
  return (await takeTurn(start))?.shopId;
}

/** The control: how many turns pass until a shop has its own if the first that came is served first. */
async function firstComeTurns(shopId: number): Promise<number> {
  const [row] = await db.query<{ turns: number }>(sql`
    SELECT ceil(count(*) / 100.0)::int AS turns FROM messages o
    JOIN messages m ON m.shop_id = ${shopId} AND (o.next_attempt_at, o.id) <= (m.next_attempt_at, m.id)
    WHERE o.state = 'queued'`);
  return row?.turns ?? 0;
}

test("a shop with very many queued mails delays another's flow mail by a turn, and its campaign by two", async () => {
  const [large, small, smaller] = [await open(), await open(), await open()];
  const mostTurns = 60 * requestsPerSecond;
  await queueMany(large, 100 * mostTurns, 2);
  expect(await turnsUntil(small, fairTurn, 5)).toBe(Infinity);
  await queueMany(small, 1, 1);
  expect(await firstComeTurns(small)).toBeGreaterThan(mostTurns - 6);
  expect(await turnsUntil(small, fairTurn, 5)).toBe(1);
  await db.query(sql`UPDATE messages SET state = 'sent' WHERE shop_id = ${small}`);
  await queueMany(smaller, 1, 2);
  expect(await turnsUntil(smaller, fairTurn, 5)).toBeLessThanOrEqual(2);
});

test("shops with equally much have turns alternately, whoever came first", async () => {
  const ids = [await open(), await open(), await open()];
  for (const id of ids) await queueMany(id, 1000, 1);
  const turns: (number | undefined)[] = [];
  for (let i = 0; i < 9; i++) turns.push(await fairTurn());
  expect(ids.map((id) => turns.filter((turn) => turn === id).length)).toEqual([3, 3, 3]);
  expect(new Set(turns.slice(0, 3)).size).toBe(3);
});

test("the limit is shared by whoever asks, and a rate limit makes everybody wait", async () => {
  const shopId = await open();
  await queueMany(shopId, 1000, 1);
  await db.query(sql`UPDATE send_accounts SET per_second = 10, tokens = 1, filled_at = clock_timestamp()`);
  const began = performance.now();
  const turns = [];
  for (let i = 0; i < 20; i++) turns.push(...(await Promise.all([1, 2, 3, 4].map(() => takeTurn(start)))));
  const seconds = (performance.now() - began) / 1000;
  expect(turns.filter((turn) => turn !== null).length).toBeLessThanOrEqual(2 + requestsPerSecond * seconds);
  expect(await findWait(start)).toBeLessThanOrEqual(103);
  await pauseAccount("app", 7);
  expect(await takeTurn(start)).toBeNull();
  expect(await findWait(start)).toBeGreaterThan(6500);
  expect(await takeToken("app")).toBeGreaterThan(6500);
});

test("at a limit of ten requests a second with slow answers, all of it is used and none refused", async () => {
  const shopIds = [await open(), await open()];
  for (const id of shopIds)
    await queueWelcomes(
      id,
      Array.from({ length: 25 }, (_, i) => `slow-${i}.${id}`),
      start,
      { kind: "askedFor" },
    );
  await db.query(sql`UPDATE send_accounts SET per_second = 10, tokens = 1, filled_at = clock_timestamp()`);
  stage.resend.faults.add({ kind: "delay-answer", delayMs: 700, times: 50 });
  const before = stage.relay.passed.length;
  const began = performance.now();
  const office = openPostOffice(databaseTime);
  await expect
    .poll(() => stage.relay.passed.length - before, { timeout: 20_000, interval: 5 })
    .toBeGreaterThanOrEqual(50);
  const seconds = (performance.now() - began) / 1000;
  await office.close();
  expect(stage.relay.passed.length - before).toBe(50);
  // Answer after answer it would be less than two a second. How near it comes, `npm run bench -- send` says.
  expect(49 / seconds).toBeGreaterThan(0.7 * requestsPerSecond);
  const ledgers = await Promise.all(shopIds.map(ledgerOf));
  expect(new Set(ledgers.flat().map(({ state }) => state))).toEqual(new Set(["sent"]));
});
