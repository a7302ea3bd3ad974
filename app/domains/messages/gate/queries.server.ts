import sql, { type Sql } from "sql-template-tag";
import { db as pool, prepared, saidInRehearsal, type Db, type Tx } from "~/db.server";
import { isAct } from "~/domains/events/index.server";
import { recordset } from "~/lib/sql";
import type { Taken } from "./cap";
import { defaultPolicies, deferReasons, priorities, SendingPolicies, type SendWindow } from "./model";
import type { Waiting } from "./priority";
import type { Signs } from "./sunset";

const msPerDay = 86_400_000;

/**
 * Only one worker at a time decides about a shop's messages: two would each see the room that only one can take. What is
 * only tried has a ledger of its own, and makes nobody wait.
 */
export async function lockDecisions(shopId: number, tx: Tx): Promise<void> {
  if (saidInRehearsal()) return;
  await tx.query(prepared`SELECT pg_advisory_xact_lock(hashtext('gate'), ${shopId})`);
}

/** When and how often the shop writes: what its merchant said, or the defaults. */
export async function findPolicies(shopId: number, db: Db = pool): Promise<SendingPolicies> {
  const [row] = await db.query(prepared`
    SELECT cap_messages AS "capMessages", cap_days AS "capDays", hours_between AS "hoursBetween",
      quiet_from AS "quietFrom", quiet_until AS "quietUntil", send_windows AS windows, sunset_days AS "sunsetDays",
      sunset_mails AS "sunsetMails", flow_hours AS "flowHours", campaign_hours AS "campaignHours",
      at_usual_hour AS "atUsualHour"
    FROM sending_policies WHERE shop_id = ${shopId}`);
  return row ? SendingPolicies.parse(row) : defaultPolicies;
}

export async function writePolicies(shopId: number, policies: SendingPolicies, now: Date, tx: Tx): Promise<void> {
  const { capMessages, capDays, hoursBetween, quietFrom, quietUntil, windows } = policies;
  const { sunsetDays, sunsetMails, flowHours, campaignHours, atUsualHour } = policies;
  await tx.query(sql`
    INSERT INTO sending_policies (shop_id, cap_messages, cap_days, hours_between, quiet_from, quiet_until, send_windows,
      sunset_days, sunset_mails, flow_hours, campaign_hours, at_usual_hour, updated_at)
    VALUES (${shopId}, ${capMessages}, ${capDays}, ${hoursBetween}, ${quietFrom}, ${quietUntil},
      ${JSON.stringify(windows)}::jsonb, ${sunsetDays}, ${sunsetMails}, ${flowHours}, ${campaignHours}, ${atUsualHour}, ${now})
    ON CONFLICT (shop_id) DO UPDATE SET cap_messages = excluded.cap_messages, cap_days = excluded.cap_days,
      hours_between = excluded.hours_between, quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until,
      send_windows = excluded.send_windows, sunset_days = excluded.sunset_days, sunset_mails = excluded.sunset_mails,
      flow_hours = excluded.flow_hours, campaign_hours = excluded.campaign_hours,
      at_usual_hour = excluded.at_usual_hour, updated_at = excluded.updated_at`);
}

/** When those in a segment are written to; none where that is whenever the shop writes. */
export async function findSegmentTimes(shopId: number, segmentId: number, db: Db = pool): Promise<SendWindow[]> {
  const [row] = await db.query<{ windows: SendWindow[] }>(sql`
    SELECT send_windows AS windows FROM segment_times WHERE shop_id = ${shopId} AND segment_id = ${segmentId}`);
  return row?.windows ?? [];
}

/** The segments with times of their own, in the order of their names. */
export async function listSegmentTimes(
  shopId: number,
  db: Db = pool,
): Promise<{ segmentId: number; name: string; windows: SendWindow[] }[]> {
  return db.query(sql`
    SELECT s.id AS "segmentId", s.name, t.send_windows AS windows
    FROM segment_times t JOIN segments s ON s.shop_id = t.shop_id AND s.id = t.segment_id
    WHERE t.shop_id = ${shopId} AND s.archived_at IS NULL ORDER BY s.name, s.id`);
}

/** @param windows none to write to them whenever the shop writes */
export async function writeSegmentTimes(
  shopId: number,
  segmentId: number,
  windows: readonly SendWindow[],
  now: Date,
  tx: Tx,
): Promise<void> {
  if (windows.length === 0) {
    await tx.query(sql`DELETE FROM segment_times WHERE shop_id = ${shopId} AND segment_id = ${segmentId}`);
    return;
  }
  await tx.query(sql`
    INSERT INTO segment_times (shop_id, segment_id, send_windows, updated_at)
    VALUES (${shopId}, ${segmentId}, ${JSON.stringify(windows)}::jsonb, ${now})
    ON CONFLICT (shop_id, segment_id) DO UPDATE SET send_windows = excluded.send_windows, updated_at = excluded.updated_at`);
}

/** When these profiles are written to because of the segments they are in, by profile: in any of their segments' times. */
export async function findSegmentWindows(
  shopId: number,
  profileIds: string[],
  now: Date,
  db: Db,
): Promise<Map<string, SendWindow[]>> {
  const rows = await db.query<{ profileId: string; windows: SendWindow[] }>(prepared`
    SELECT m.profile_id AS "profileId", t.send_windows AS windows
    FROM segment_times t JOIN memberships m ON m.shop_id = t.shop_id AND m.segment_id = t.segment_id
    WHERE t.shop_id = ${shopId} AND m.profile_id = ANY (${profileIds}::bigint[])
      AND m.entered_at <= ${now} AND (m.left_at IS NULL OR m.left_at > ${now})`);
  const byProfile = groupBy(rows, ({ windows }) => windows);
  return new Map([...byProfile].map(([profileId, windows]) => [profileId, windows.flat()]));
}

/** Lets all that waits for the gate's reasons be decided about anew. @returns whether there was any */
export async function wakeDeferred(shopId: number, now: Date, tx: Tx): Promise<boolean> {
  const rows = await tx.query(sql`
    UPDATE messages SET next_attempt_at = ${now}
    WHERE shop_id = ${shopId} AND state = 'queued' AND next_attempt_at > ${now}
      AND deferred_reason = ANY (${[...deferReasons]}::text[]) RETURNING 1`);
  return rows.length > 0;
}

/** The marketing mails of one profile that a decision about another has to count. */
interface OtherMails {
  /** Sent in the last days, or such that Resend may have them. */
  taken: Taken[];
  waiting: Waiting[];
}

/** The other marketing mails of these profiles, by profile; not those named. What is on its way counts as sent now. */
export async function findOthers(
  shopId: number,
  { profileIds, apart, days }: { profileIds: string[]; apart: string[]; days: number },
  now: Date,
  db: Db,
): Promise<Map<string, OtherMails>> {
  const since = new Date(now.getTime() - days * msPerDay);
  const rows = await db.query<{
    profileId: string;
    id: string;
    priority: number;
    rank: number;
    state: string;
    at: Date;
  }>(prepared`
    SELECT profile_id AS "profileId", id, priority, rank, state, CASE WHEN state IN ('sent', 'parked') THEN coalesce(settled_at, first_attempt_at)
      WHEN state = 'queued' THEN next_attempt_at ELSE ${now}::timestamptz END AS at
    FROM messages
    WHERE shop_id = ${shopId} AND profile_id = ANY (${profileIds}::bigint[]) AND id <> ALL (${apart}::bigint[])
      AND priority > ${priorities.askedFor} AND (
        (state IN ('sent', 'parked') AND coalesce(settled_at, first_attempt_at) > ${since})
        OR (state IN ('sending', 'in_doubt') AND first_attempt_at IS NOT NULL) OR state = 'queued')
    ORDER BY at, id`);
  const others = groupBy(rows, (row) => row);
  return new Map([...others].map(([profileId, mails]) => [profileId, sortMails(mails)]));
}

function sortMails(mails: { id: string; priority: number; rank: number; state: string; at: Date }[]): OtherMails {
  const isWaiting = ({ state }: { state: string }) => state === "queued";
  return {
    taken: mails.filter((mail) => !isWaiting(mail)).map(({ id, at }) => ({ messageId: id, at })),
    waiting: mails.filter(isWaiting).map(({ id, priority, rank, at }) => ({ id, priority, rank, dueAt: at })),
  };
}

/**
 * The last act of a profile p. That it is one of a list of one, and the order by it, are there for the index of each
 * profile's events: while a month is young and nothing is known of its table, PostgreSQL would rather look for the
 * profile among everybody's events, the latest first.
 */
function lastAct(shopId: number, when: Sql): Sql {
  return sql`
    SELECT e.occurred_at AS at FROM events e
    WHERE e.shop_id = ${shopId} AND e.profile_id = ANY (ARRAY[p.id]) AND ${when} AND ${isAct}
    ORDER BY e.profile_id DESC, e.occurred_at DESC LIMIT 1`;
}

/**
 * When each profile last gave a sign of life, and the marketing mails sent since.
 * @param people with when they last agreed to be written to, which is a sign as well
 * @param days after so many without a sign one is silent: only of who is, older events are looked through
 */
export async function findSigns(
  shopId: number,
  people: { profileId: string; agreedAt: Date | null }[],
  days: number,
  now: Date,
  db: Db,
): Promise<Map<string, Signs>> {
  const since = new Date(now.getTime() - days * msPerDay);
  const rows = await db.query<Signs & { id: string }>(prepared`
    WITH signs AS (
      SELECT p.id, greatest(told.at, recent.at, older.at) AS at
      FROM ${recordset(people, { profileId: "bigint", agreedAt: "timestamptz" })}
      JOIN profiles p ON p.shop_id = ${shopId} AND p.id = r."profileId"
      CROSS JOIN LATERAL (
        SELECT greatest(p.known_since, r."agreedAt", max(o.processed_at) FILTER (WHERE o.deleted_at IS NULL)) AS at
        FROM orders o WHERE o.shop_id = ${shopId} AND o.profile_id = p.id) told
      LEFT JOIN LATERAL (${lastAct(shopId, sql`e.occurred_at > ${since}`)}) recent ON true
      LEFT JOIN LATERAL (
        ${lastAct(shopId, sql`recent.at IS NULL AND told.at <= ${since} AND e.occurred_at <= ${since}`)}) older ON true
    )
    SELECT s.id, s.at AS "lastAt", (
      SELECT count(*)::int FROM messages m
      WHERE m.shop_id = ${shopId} AND m.profile_id = s.id AND m.state = 'sent' AND m.settled_at > s.at
        AND m.priority > ${priorities.askedFor}) AS "mailsSince"
    FROM signs s`);
  return new Map(rows.map(({ id, lastAt, mailsSince }) => [id, { lastAt, mailsSince }]));
}

/** Where profiles live, as far as their addresses say. */
export async function findPlaces(
  shopId: number,
  profileIds: string[],
  db: Db,
): Promise<Map<string, { country: string | null; region: string | null }>> {
  const rows = await db.query<{ id: string; country: string | null; region: string | null }>(prepared`
    SELECT id, country_code AS country, region_code AS region FROM profiles
    WHERE shop_id = ${shopId} AND id = ANY (${profileIds}::bigint[])`);
  return new Map(rows.map(({ id, country, region }) => [id, { country, region }]));
}

export async function eraseShopPolicies(shopId: number, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM sending_policies WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM segment_times WHERE shop_id = ${shopId}`);
}

function groupBy<Row extends { profileId: string }, Item>(rows: Row[], read: (row: Row) => Item): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const row of rows) groups.set(row.profileId, [...(groups.get(row.profileId) ?? []), read(row)]);
  return groups;
}
