import sql, { raw } from "sql-template-tag";
import { db } from "~/db.server";

// What may differ between two ways to the same state: when rows were written, and the numbers given to profiles.
const unstable = ["id", "received_at", "recorded_at", "marked_at", "profile_id", "shop_id"];

const tables = [
  "products",
  "product_variants",
  "collections",
  "profile_tags",
  "consent_records",
  "orders",
  "order_lines",
  "refunds",
  "baskets",
  "visitor_claims",
  "events",
];

/** Everything the facts of a shop say, with people named by what they are known by: equal for equal knowledge. */
export async function factsOf(shopId: number): Promise<Record<string, unknown[]>> {
  const profiles = await db.query<{ id: string; name: string } & Record<string, unknown>>(sql`
    SELECT *, coalesce('customer ' || customer_id, 'guest ' || email) AS name FROM profiles WHERE shop_id = ${shopId}`);
  const nameOf = new Map(profiles.map(({ id, name }) => [id, name]));
  const state: Record<string, unknown[]> = {
    profiles: profiles.filter(({ merged_into }) => merged_into === null).map((row) => stable(row, nameOf)),
    identities: (await db.query<Record<string, unknown>>(sql`SELECT * FROM identities WHERE shop_id = ${shopId}`)).map(
      (row) => stable(row, nameOf),
    ),
  };
  for (const table of tables) {
    const rows = await db.query<Record<string, unknown>>(sql`SELECT * FROM ${raw(table)} WHERE shop_id = ${shopId}`);
    state[table] = rows.map((row) => stable(row, nameOf));
  }
  for (const rows of Object.values(state)) rows.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return state;
}

function stable(row: Record<string, unknown>, nameOf: Map<string, string>): Record<string, unknown> {
  const profile = row["profile_id"];
  const kept = Object.entries(row).filter(([key]) => !unstable.includes(key));
  return {
    ...Object.fromEntries(kept),
    profile: typeof profile === "string" ? (nameOf.get(profile) ?? "nobody") : null,
  };
}
