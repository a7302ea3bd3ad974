import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sql from "sql-template-tag";
import { afterAll, expect, test } from "vitest";
import { db } from "~/db.server";
import { prisma } from "../../scripts/setup/database";

/** What migrations make by hand, because Prisma's schema language cannot say it, and Prisma does not compare. */
const handMade = [
  "expression index profiles_last_name_search_idx",
  "expression index profiles_name_search_idx",
  "partial index baskets_guest_email_idx",
  "partial index campaign_recipients_waiting_idx",
  "partial index consent_records_unsubscribed_idx",
  "partial index consent_tellings_waiting_idx",
  "partial index coupons_free_idx",
  "partial index drift_alarms_open_key",
  "partial index duplicate_merges_standing_key",
  "partial index events_traits_idx",
  "partial index experiments_running_key",
  "partial index flow_effects_queued_idx",
  "partial index flow_runs_due_idx",
  "partial index flow_runs_open_key",
  "partial index imports_stepped_idx",
  "partial index memberships_left_idx",
  "partial index message_clicks_unjudged_idx",
  "partial index messages_queued_idx",
  "partial index messages_settled_idx",
  "partial index messages_troubled_idx",
  "partial index order_credits_last_key",
  "partial index orders_cart_token_idx",
  "partial index orders_guest_email_idx",
  "partial index profiles_merged_into_idx",
  "partial index quality_anomalies_open_key",
  "partial index quiz_responses_waiting_idx",
  "partial index receipts_dead_idx",
  "partial index receipts_pending_idx",
  "partial index receipts_settled_idx",
  "partial index send_batches_open_idx",
  "partitioned table events",
  "schema event_partitions",
  // The queue's own, from its own migrations.
  "schema graphile_worker",
];

const edited = mkdtempSync(join(tmpdir(), "models-"));
afterAll(() => rmSync(edited, { recursive: true }));

/** The migration that would bring the database from where the migrations leave it to the models in a folder. */
function missingMigration(models: string): string {
  const args = ["migrate", "diff", "--from-config-datasource", "--to-schema", models, "--script"];
  return prisma(args, process.env["DATABASE_URL"] ?? "").trim();
}

test("the migrations make just what the models say", () => {
  expect(missingMigration("prisma")).toBe("-- This is an empty migration.");
});

test("a model that is changed without a migration is found", () => {
  cpSync("prisma/schema.prisma", join(edited, "schema.prisma"));
  cpSync("prisma/models", join(edited, "models"), { recursive: true });
  const file = join(edited, "models/profiles.prisma");
  writeFileSync(file, readFileSync(file, "utf8").replace("model Profile {", "model Profile {\n  nickname String?"));
  expect(missingMigration(edited)).toContain('ALTER TABLE "profiles" ADD COLUMN     "nickname" TEXT');
});

test("what migrations make by hand is there, and nothing else that Prisma cannot see", async () => {
  const found = await db.query<{ what: string }>(sql`
    SELECT CASE WHEN i.indpred IS NULL THEN 'expression' ELSE 'partial' END || ' index ' || c.relname AS what
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
    WHERE (i.indpred IS NOT NULL OR i.indexprs IS NOT NULL) AND c.relnamespace = 'public'::regnamespace
    UNION ALL SELECT 'partitioned table ' || relname FROM pg_class WHERE relkind = 'p'
    UNION ALL SELECT 'schema ' || nspname FROM pg_namespace WHERE nspname NOT LIKE 'pg_%'
      AND nspname NOT IN ('public', 'information_schema')
    UNION ALL SELECT 'view ' || relname FROM pg_class
      WHERE relkind IN ('v', 'm') AND relnamespace = 'public'::regnamespace
    UNION ALL SELECT 'function ' || proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    UNION ALL SELECT 'trigger ' || tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
      WHERE NOT tgisinternal AND c.relnamespace = 'public'::regnamespace
    UNION ALL SELECT 'check ' || conname FROM pg_constraint
      WHERE contype = 'c' AND connamespace = 'public'::regnamespace
    ORDER BY 1`);
  expect(found.map(({ what }) => what)).toEqual(handMade);
});
