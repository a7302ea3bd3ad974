// Every table that names a profile, and what becomes of it when two are made one here. tests/checks/profile-tables.test.ts
// holds the list complete.
import type { ProfileTable } from "~/domains/duplicates/model";

/**
 * `moved`: nothing changes but whose the row is. `merged`: rows of the two may be one afterwards, or change, so undoing
 * needs them as they were. `derived`: worked out anew of both. `record`: stays with the record it was told of.
 */
export const profileTables: readonly ProfileTable[] = [
  { table: "identities", way: "moved" },
  { table: "visitor_claims", way: "moved" },
  { table: "profile_tags", way: "record" },
  { table: "profile_addresses", way: "derived" },
  { table: "dirty_profiles", way: "derived" },
  { table: "stirred_profiles", way: "derived" },
  { table: "changed_profiles", way: "derived" },
  { table: "consent_records", way: "moved" },
  { table: "consent_tellings", way: "moved" },
  { table: "opt_in_requests", way: "moved" },
  { table: "email_preferences", way: "merged" },
  { table: "orders", way: "moved" },
  { table: "baskets", way: "moved" },
  { table: "events", way: "moved" },
  { table: "quiz_responses", way: "moved" },
  { table: "profile_answers", way: "merged" },
  { table: "import_rows", way: "moved" },
  { table: "duplicate_pairs", way: "record" },
  { table: "duplicate_merges", way: "record" },
  { table: "profile_traits", way: "derived" },
  { table: "profile_habits", way: "derived" },
  { table: "profile_rfm", way: "derived" },
  { table: "rfm_moves", way: "derived" },
  { table: "profile_interests", way: "derived" },
  { table: "profile_engagement", way: "derived" },
  { table: "profile_predictions", way: "derived" },
  { table: "memberships", way: "merged" },
  { table: "due_profiles", way: "derived" },
  { table: "tagged_customers", way: "record" },
  { table: "assignments", way: "merged" },
  { table: "coupons", way: "moved" },
  { table: "message_links", way: "moved" },
  { table: "campaign_recipients", way: "merged", closedBy: { table: "campaigns", column: "campaign_id" } },
  { table: "flow_runs", way: "merged" },
  { table: "flow_effects", way: "moved" },
  { table: "messages", way: "moved" },
  { table: "order_credits", way: "derived" },
];
