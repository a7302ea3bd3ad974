import sql, { type Sql } from "sql-template-tag";
import { latestConsent } from "~/domains/consent/index.server";
import type { CompileContext } from "./context";

/** What each attribute reads. NULL means absent. */
const columns: Record<string, (context: CompileContext) => Sql> = {
  lifecycle_stage: () => sql`t.lifecycle_stage`,
  number_of_orders: () => sql`coalesce(t.order_count, 0)`,
  amount_spent: () => sql`coalesce(t.spent_minor, 0)`,
  first_order_date: () => sql`t.first_order_at`,
  last_order_date: () => sql`t.last_order_at`,
  customer_added_date: () => sql`p.known_since`,
  customer_language: () => sql`p.locale`,
  customer_email_domain: () => sql`split_part(p.email, '@', 2)`,
  customer_countries: () => sql`CASE WHEN p.country_code IS NOT NULL THEN ARRAY[lower(p.country_code)] END`,
  customer_tags: ({ shopId }) => sql`ARRAY(
    SELECT lower(tag.tag) FROM profile_tags tag
    WHERE tag.shop_id = ${shopId} AND tag.profile_id = p.id AND tag.present)`,
  email_subscription_status: ({ shopId, asOf }) =>
    sql`coalesce((SELECT upper(state) FROM (${latestConsent(shopId, sql`p.email`, sql`${asOf}`)}) said), 'NOT_SUBSCRIBED')`,
};

/** Attributes whose truth ends at an instant of its own, with the column that tells it. */
const ends: Record<string, Sql> = { lifecycle_stage: sql`t.lifecycle_until` };

/** The column an attribute reads; the attribute must be one of attributes.ts. */
export function columnOf(name: string, context: CompileContext): Sql {
  const column = Object.hasOwn(columns, name) ? columns[name] : undefined;
  if (!column) throw new Error(`${name} has no column`);
  return column(context);
}

/** The instant at which the attribute's present value ends by itself, if it has one. */
export function endOf(name: string): Sql | null {
  return ends[name] ?? null;
}
