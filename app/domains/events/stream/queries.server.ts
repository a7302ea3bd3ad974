import sql, { raw } from "sql-template-tag";
import { db as pool, prepared, type Db } from "~/db.server";
import { recordset } from "~/lib/sql";
import type { EventFact } from "../model";

const knownMonths = new Set<string>();

/** Appends events; one that is there already is left as it is. Its month's partition must exist (`ensureMonths`). */
export async function appendEvents(shopId: number, events: EventFact[], db: Db): Promise<void> {
  if (events.length === 0) return;
  const source = recordset(events, {
    occurredAt: "timestamptz",
    kind: "text",
    sourceId: "text",
    profileId: "bigint",
    actor: "text",
    properties: "jsonb",
  });
  await db.query(prepared`
    INSERT INTO events (shop_id, occurred_at, kind, source_id, profile_id, actor, properties)
    SELECT ${shopId}::int, "occurredAt", kind, "sourceId", "profileId", actor, properties FROM ${source}
    ON CONFLICT (shop_id, occurred_at, kind, source_id) DO NOTHING`);
}

/**
 * Makes the partitions that events of these instants go to. Not in the transaction that writes the events: a new
 * partition would block every other writer until its end.
 */
export async function ensureMonths(instants: Iterable<Date>, db: Db = pool): Promise<void> {
  const months = new Set([...instants].map((instant) => instant.toISOString().slice(0, 7)));
  for (const month of months) {
    if (knownMonths.has(month)) continue;
    await createPartition(month, db);
    knownMonths.add(month);
  }
}

/** Made apart and then attached: unlike `PARTITION OF`, that lets readers and writers of other months go on. */
async function createPartition(month: string, db: Db): Promise<void> {
  const name = `event_partitions.events_${month.replace("-", "_")}`;
  const [from, until] = [`${month}-01T00:00:00Z`, nextMonth(month)];
  await db.query(
    sql`${raw(`
    DO $$ BEGIN
      PERFORM pg_advisory_xact_lock(hashtext('event_partitions'));
      IF to_regclass('${name}') IS NULL THEN
        CREATE TABLE ${name} (LIKE events INCLUDING DEFAULTS INCLUDING CONSTRAINTS);
        ALTER TABLE events ATTACH PARTITION ${name} FOR VALUES FROM ('${from}') TO ('${until}');
      END IF;
    END $$`)}`,
  );
}

function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number, 1)).toISOString();
}
