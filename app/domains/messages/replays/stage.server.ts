import sql, { raw } from "sql-template-tag";
import type { Tx } from "~/db.server";

/** What is written while flows run and messages are decided about: each has an empty table of its name standing for it. */
const written = [
  ...["flows", "flow_versions", "flow_runs", "flow_passages", "flow_effects", "assignments"],
  ...["dirty_profiles", "stirred_profiles", "messages", "send_batches", "send_lanes"],
];

const clock = "tessera.replayed_at";
const now = `current_setting('${clock}')::timestamptz`;

/** What is read as it was: by the clock of the replay. Facts that conditions ask about are read so by their compiler. */
const remembered = [
  `CREATE TEMP VIEW consent_records AS SELECT * FROM public.consent_records WHERE occurred_at <= ${now}`,
  `CREATE TEMP VIEW suppressions AS SELECT * FROM public.suppressions WHERE suppressed_at <= ${now}`,
  `CREATE TEMP VIEW memberships AS SELECT shop_id, segment_id, profile_id, entered_at, entered_cause,
    CASE WHEN left_at <= ${now} THEN left_at END AS left_at, CASE WHEN left_at <= ${now} THEN left_cause END AS left_cause
    FROM public.memberships WHERE entered_at <= ${now}`,
];

/**
 * Lets every unqualified name mean a table of this transaction alone: PostgreSQL looks among temporary ones first. The
 * connection must have read no statement about them before, for it would keep what it meant then.
 */
export async function setStage(from: Date, tx: Tx): Promise<void> {
  await setClock(from, tx);
  for (const table of written) {
    await tx.query(sql`${raw(`CREATE TEMP TABLE ${table} (LIKE public.${table} INCLUDING ALL) ON COMMIT DROP`)}`);
  }
  for (const view of remembered) await tx.query(sql`${raw(view)}`);
}

/** Turns the clock that everything is read by. */
export async function setClock(at: Date, tx: Tx): Promise<void> {
  await tx.query(sql`SELECT set_config(${clock}, ${at.toISOString()}, true)`);
}
