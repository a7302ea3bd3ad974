import sql, { raw, type Sql } from "sql-template-tag";
import { latestConsent } from "~/domains/consent/index.server";
import { declaredTraits } from "~/domains/traits/model";
import type { CompileContext } from "./context";
import { one, text, texts, type Found } from "./found";

/** What an attribute reads of `p` and `t`, and when its value ends by itself. */
export interface Column {
  found: Found;
  until?: Sql;
}

/** A checkout nobody has completed is abandoned after so long. */
const abandonedAfter = sql`interval '10 minutes'`;

/** A country and a part of it, as Shopify writes them together: US-CA. */
const region = sql`(nullif(p.country_code, '') || '-' || nullif(p.region_code, ''))`;

function place(value: Sql): Found {
  return { several: sql`CASE WHEN ${value} IS NOT NULL THEN ARRAY[lower(${value})] END` };
}

const columns: Record<string, (context: CompileContext) => Column> = {
  customer_added_date: () => ({ found: one(sql`p.known_since`) }),
  customer_language: () => ({ found: text(sql`p.locale`) }),
  customer_email_domain: () => ({ found: text(sql`split_part(p.email, '@', 2)`) }),
  customer_countries: () => ({
    found: { several: sql`CASE WHEN p.country_code IS NOT NULL THEN ARRAY[lower(p.country_code)] END` },
  }),
  customer_regions: () => ({ found: place(region) }),
  customer_cities: () => ({
    found: place(sql`coalesce(${region}, nullif(p.country_code, '')) || '-' || nullif(replace(p.city, ' ', ''), '')`),
  }),
  customer_tags: ({ shopId }) => ({
    found: texts(sql`ARRAY(
      SELECT tag.tag FROM profile_tags tag
      WHERE tag.shop_id = ${shopId} AND tag.profile_id = p.id AND tag.present)`),
  }),
  email_subscription_status: ({ shopId, asOf }) => ({
    found: one(
      sql`coalesce((SELECT upper(state) FROM (${latestConsent(shopId, sql`p.email`, sql`${asOf}`)}) said), 'NOT_SUBSCRIBED')`,
    ),
  }),
  abandoned_checkout_date: (context) => ({
    found: one(
      sql`(SELECT max(c.started_at) ${openCheckouts(context)} AND c.started_at + ${abandonedAfter} <= ${context.asOf})`,
    ),
    until: sql`(SELECT min(c.started_at) + ${abandonedAfter} ${openCheckouts(context)}
      AND c.started_at + ${abandonedAfter} > ${context.asOf})`,
  }),
  random_bucket: ({ shopId }) => ({
    found: one(sql`((('x' || left(md5(${shopId}::text || '/' || p.id), 8))::bit(32)::bigint) % 100)`),
  }),
  ...Object.fromEntries(
    declaredTraits.map(({ name, column, until, empty }) => {
      const value = raw(`t.${column}`);
      const read: Column = {
        found: one(empty === undefined ? value : sql`coalesce(${value}, ${empty})`),
        ...(until && { until: raw(`t.${until}`) }),
      };
      return [name, () => read];
    }),
  ),
};

function openCheckouts({ shopId, asOf }: CompileContext): Sql {
  return sql`FROM baskets c
    WHERE c.shop_id = ${shopId} AND c.profile_id = p.id AND c.kind = 'checkout' AND c.started_at <= ${asOf}
      AND (c.completed_at IS NULL OR c.completed_at > ${asOf}) AND (c.deleted_at IS NULL OR c.deleted_at > ${asOf})
      AND NOT EXISTS (
        SELECT 1 FROM orders o WHERE o.shop_id = ${shopId} AND o.profile_id = p.id
          AND o.checkout_token = c.token AND o.processed_at <= ${asOf})`;
}

/** The attribute must be one of the vocabulary that is not unknowable. */
export function columnOf(name: string, context: CompileContext): Column {
  const column = Object.hasOwn(columns, name) ? columns[name] : undefined;
  if (!column) throw new Error(`${name} has no column`);
  return column(context);
}
