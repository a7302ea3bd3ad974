import sql, { type Sql } from "sql-template-tag";
import { db as pool, prepared, transact, type Db } from "~/db.server";
import { firstDuePriority } from "../batches/first-due";
import { accountOf } from "./account.server";

// A lane is a shop's place in the queue for its account at Resend. What is due stands in the messages and batches; the
// lane only says when to look, so that nobody looks at shops where nothing can be due.

/** Of the limit that Resend tells, so much is used: two clocks never count a second alike. */
const share = 0.975;
/** Until Resend has told its limit, the smallest that was ever documented. */
const cautiousPerSecond = 2;

/** Requests a second of an account a. */
const rate = sql`(a.per_second * ${share}::float8)`;
/** What the account's bucket holds at this instant; less than nothing while it is told to wait. */
const tokens = sql`least(greatest(2, a.per_second * 0.1),
  a.tokens + extract(epoch FROM clock_timestamp() - a.filled_at)::float8 * ${rate})`;
const millisecondsToToken = sql`greatest(0, ceil((1 - ${tokens}) / ${rate} * 1000))`;

/** Says that something of the shop is due at an instant, or may be. A lane begins with the app's own account. */
export async function wakeLane(shopId: number, at: Date, db: Db): Promise<void> {
  await db.query(sql`
    INSERT INTO send_lanes (shop_id, account, due_at) VALUES (${shopId}, ${accountOf(null)}, ${at})
    ON CONFLICT (shop_id) DO UPDATE SET due_at = least(send_lanes.due_at, excluded.due_at)`);
}

/** The shop sends by another account from now on. */
export async function moveLane(shopId: number, account: string, db: Db = pool): Promise<void> {
  await db.query(sql`UPDATE send_lanes SET account = ${account} WHERE shop_id = ${shopId}`);
}

/** Nothing of the shop is looked at before an instant. The messages themselves stay as they are: they may be many. */
export async function holdLane(shopId: number, reason: string, until: Date, db: Db = pool): Promise<void> {
  await db.query(sql`
    UPDATE send_lanes SET due_at = ${until}, held_reason = ${reason} WHERE shop_id = ${shopId}`);
}

/** The shop has a turn, so nothing holds its messages any more. */
export async function releaseLane(shopId: number, db: Db = pool): Promise<void> {
  await db.query(sql`
    UPDATE send_lanes SET held_reason = NULL WHERE shop_id = ${shopId} AND held_reason IS NOT NULL`);
}

/** When something of the shop is due next, by its own time or because its worker may have died. */
function nextDue(shopId: number): Sql {
  const queued = (priority: number) => sql`(SELECT min(next_attempt_at) FROM messages
    WHERE shop_id = ${shopId} AND state = 'queued' AND priority = ${priority})`;
  return sql`least(${queued(0)}, ${queued(1)}, ${queued(2)},
    (SELECT min(CASE WHEN state = 'in_doubt' THEN next_attempt_at ELSE claimed_until END) FROM send_batches
      WHERE shop_id = ${shopId} AND state IN ('writing', 'sending', 'in_doubt')))`;
}

export async function findNextAttempt(shopId: number, db: Db = pool): Promise<Date | null> {
  const [row] = await db.query<{ at: Date | null }>(sql`SELECT ${nextDue(shopId)} AS at`);
  return row?.at ?? null;
}

/**
 * Nothing was found to do: the shop is looked at again when something is due. Whoever queues at this very moment waits
 * for the lane or is waited for, and is seen either way.
 */
export async function restLane(shopId: number): Promise<void> {
  await transact(async (tx) => {
    await tx.query(sql`SELECT 1 FROM send_lanes WHERE shop_id = ${shopId} FOR UPDATE`);
    await tx.query(sql`UPDATE send_lanes SET due_at = ${nextDue(shopId)} WHERE shop_id = ${shopId}`);
  });
}

/** A turn to send one request: whose it is, and of which account. */
export interface Turn {
  shopId: number;
  account: string;
  /** Whether a batch of the shop is in doubt and due, or was left by a worker that died. */
  hasBatch: boolean;
}

/** Of a batch b of a lane l: its next attempt is due, or whoever had it has died. */
function isBatchDue(now: Date): Sql {
  return sql`b.shop_id = l.shop_id AND ((b.state = 'in_doubt' AND b.next_attempt_at <= ${now})
    OR (b.state IN ('writing', 'sending') AND b.claimed_until < clock_timestamp()))`;
}

/** The first priority of which something is due in a lane l; null when nothing is. */
function duePriority(now: Date): Sql {
  return sql`least(
    ${firstDuePriority(sql`l.shop_id`, now)},
    (SELECT min(b.priority) FROM send_batches b WHERE ${isBatchDue(now)}))`;
}

/** Whether something of the shop is due. */
export async function isDue(shopId: number, now: Date, db: Db = pool): Promise<boolean> {
  const [row] = await db.query<{ isDue: boolean }>(sql`
    SELECT ${duePriority(now)} IS NOT NULL AS "isDue" FROM (SELECT ${shopId}::int AS shop_id) l`);
  return row?.isDue ?? false;
}

/**
 * Gives the next turn, if an account has one to give: to what was asked for before flows, to flows before campaigns,
 * and among equals to the shop that has waited longest for a turn. Workers on one database share the turns.
 */
export async function takeTurn(now: Date, db: Db = pool): Promise<Turn | null> {
  const [turn] = await db.query<Turn>(prepared`
    WITH chosen AS (
      SELECT l.shop_id, l.account FROM send_lanes l JOIN send_accounts a ON a.account = l.account
      WHERE l.due_at <= ${now} AND ${tokens} >= 1
      ORDER BY ${duePriority(now)} NULLS LAST, l.served_at NULLS FIRST, l.shop_id LIMIT 1 FOR UPDATE OF l SKIP LOCKED
    ), token AS (
      UPDATE send_accounts a SET tokens = ${tokens} - 1, filled_at = clock_timestamp()
      FROM chosen WHERE a.account = chosen.account AND ${tokens} >= 1 RETURNING a.account
    )
    UPDATE send_lanes l SET served_at = clock_timestamp(), held_reason = NULL FROM chosen JOIN token ON token.account = chosen.account
    WHERE l.shop_id = chosen.shop_id RETURNING l.shop_id AS "shopId", l.account,
      EXISTS (SELECT 1 FROM send_batches b WHERE ${isBatchDue(now)}) AS "hasBatch"`);
  return turn ?? null;
}

/** How long until there may be a turn; null when nothing is known to become due. */
export async function findWait(now: Date, db: Db = pool): Promise<number | null> {
  const [row] = await db.query<{ milliseconds: number | null }>(sql`
    SELECT min(CASE WHEN l.due_at <= ${now} THEN ${millisecondsToToken}
      ELSE ceil(extract(epoch FROM l.due_at - ${now}::timestamptz) * 1000) END)::float8 AS milliseconds
    FROM send_lanes l JOIN send_accounts a ON a.account = l.account WHERE l.due_at IS NOT NULL`);
  return row?.milliseconds ?? null;
}

/** Of an account that was never used nothing is known. */
export async function openAccount(account: string, db: Db = pool): Promise<void> {
  await db.query(sql`
    INSERT INTO send_accounts (account, per_second, tokens, filled_at)
    VALUES (${account}, ${cautiousPerSecond}, 1, clock_timestamp()) ON CONFLICT (account) DO NOTHING`);
}

/** Takes a turn of an account for whoever asks. @returns 0, or how many milliseconds to wait before asking again */
export async function takeToken(account: string, db: Db = pool): Promise<number> {
  const taken = await db.query(sql`
    UPDATE send_accounts a SET tokens = ${tokens} - 1, filled_at = clock_timestamp()
    WHERE a.account = ${account} AND ${tokens} >= 1 RETURNING a.account`);
  if (taken.length > 0) return 0;
  await openAccount(account, db);
  const [row] = await db.query<{ milliseconds: number }>(sql`
    SELECT ${millisecondsToToken}::float8 AS milliseconds FROM send_accounts a WHERE a.account = ${account}`);
  return Math.max(1, row?.milliseconds ?? 1);
}

/** Gives a turn back that was not used. */
export async function returnToken(account: string, db: Db = pool): Promise<void> {
  await db.query(sql`UPDATE send_accounts SET tokens = tokens + 1 WHERE account = ${account}`);
}

/** What this process learned last of each account: it is told with every answer, and seldom changes. */
const learned = new Map<string, number>();

/** Takes note of the limit that Resend tells. */
export async function learnLimit(account: string, perSecond: number, db: Db = pool): Promise<void> {
  if (learned.get(account) === perSecond) return;
  await db.query(sql`
    UPDATE send_accounts SET per_second = ${perSecond} WHERE account = ${account} AND per_second <> ${perSecond}`);
  learned.set(account, perSecond);
}

/** Resend wants fewer requests: everybody of the account waits, in every process. */
export async function pauseAccount(account: string, seconds: number, db: Db = pool): Promise<void> {
  await db.query(sql`
    UPDATE send_accounts SET tokens = 1,
      filled_at = greatest(filled_at, clock_timestamp() + make_interval(secs => ${seconds}::float8))
    WHERE account = ${account}`);
}
