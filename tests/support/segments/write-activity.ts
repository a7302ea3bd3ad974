import sql from "sql-template-tag";
import { db } from "~/db.server";
import type { ProfileFacts } from "~/domains/segments/reader/facts";
import { recordset } from "~/lib/sql";

export async function writeBaskets(shopId: number, profiles: readonly ProfileFacts[]): Promise<void> {
  const checkouts = profiles.flatMap(({ profileId, checkouts }) =>
    checkouts.map((checkout) => ({ profileId, ...checkout })),
  );
  const columns = {
    profileId: "bigint",
    token: "text",
    startedAt: "timestamptz",
    completedAt: "timestamptz",
    deletedAt: "timestamptz",
  };
  await db.query(sql`
    INSERT INTO baskets (shop_id, kind, token, profile_id, lines, started_at, completed_at, deleted_at, version, digest)
    SELECT ${shopId}::int, 'checkout', token, "profileId", '[]', "startedAt", "completedAt", "deletedAt", "startedAt", ''
    FROM ${recordset(checkouts, columns)}`);
}

/** Events of every month need that month's partition first. */
export async function writeEvents(shopId: number, profiles: readonly ProfileFacts[]): Promise<void> {
  const events = profiles.flatMap(({ profileId, events }) => events.map((event) => ({ profileId, ...event })));
  const columns = {
    profileId: "bigint",
    kind: "text",
    sourceId: "text",
    occurredAt: "timestamptz",
    properties: "jsonb",
  };
  await db.query(sql`
    INSERT INTO events (shop_id, occurred_at, kind, source_id, profile_id, properties)
    SELECT ${shopId}::int, "occurredAt", kind, "sourceId", "profileId", properties FROM ${recordset(events, columns)}`);
}

export async function writeStays(shopId: number, profiles: readonly ProfileFacts[]): Promise<void> {
  const stays = profiles.flatMap(({ profileId, stays }) => stays.map((stay) => ({ profileId, ...stay })));
  const columns = { profileId: "bigint", segmentId: "int", enteredAt: "timestamptz", leftAt: "timestamptz" };
  await db.query(sql`
    INSERT INTO memberships (shop_id, segment_id, profile_id, entered_at, left_at, entered_cause, left_cause)
    SELECT ${shopId}::int, "segmentId", "profileId", "enteredAt", "leftAt", 'fact', CASE WHEN "leftAt" IS NOT NULL THEN 'fact' END
    FROM ${recordset(stays, columns)}`);
}
