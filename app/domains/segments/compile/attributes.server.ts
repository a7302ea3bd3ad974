import sql, { raw, type Sql } from "sql-template-tag";
import type { TraitDeclaration } from "~/domains/traits/model";
import { declared } from "../vocabulary/declared";
import type { CompileContext } from "./context";
import { one, text, type Found } from "./found";
import type { Plan } from "./plan.server";

/** What an attribute reads of `t`, and when its value ends by itself. */
export interface Column {
  found: Found;
  until?: Sql;
}

/** A checkout nobody has completed is abandoned after so long. */
const abandonedAfter = sql`interval '10 minutes'`;

const columns: Record<string, (context: CompileContext) => Column> = {
  customer_added_date: () => ({ found: one(sql`t.known_since`) }),
  customer_language: () => ({ found: text(sql`t.locale`) }),
  customer_email_domain: () => ({ found: text(sql`t.email_domain`) }),
  customer_countries: () => ({ found: { several: sql`t.countries` } }),
  customer_regions: () => ({ found: { several: sql`t.regions` } }),
  customer_cities: () => ({ found: { several: sql`t.cities` } }),
  customer_tags: () => ({ found: { several: sql`t.tags` } }),
  email_subscription_status: () => ({ found: one(sql`t.email_subscription_status`) }),
  abandoned_checkout_date: (context) => ({
    found: one(
      sql`(SELECT max(c.started_at) ${openCheckouts(context)} AND c.started_at + ${abandonedAfter} <= ${context.asOf})`,
    ),
    until: sql`(SELECT min(c.started_at) + ${abandonedAfter} ${openCheckouts(context)}
      AND c.started_at + ${abandonedAfter} > ${context.asOf})`,
  }),
  random_bucket: ({ shopId }) => ({
    found: one(sql`((('x' || left(md5(${shopId}::text || '/' || t.profile_id), 8))::bit(32)::bigint) % 100)`),
  }),
};

const traits = new Map(declared.map((trait) => [trait.name, trait]));

function traitColumn({ table, column, until, kind }: TraitDeclaration, plan: Plan): Column {
  const read = (name: string) => (table ? plan.trait(table, name) : raw(`t.${name}`));
  const found = kind.type === "list" ? { several: read(column) } : one(read(column));
  return { found, ...(until && { until: read(until) }) };
}

function openCheckouts({ shopId, asOf }: CompileContext): Sql {
  return sql`FROM baskets c
    WHERE c.shop_id = ${shopId} AND c.profile_id = t.profile_id AND c.kind = 'checkout' AND c.started_at <= ${asOf}
      AND (c.completed_at IS NULL OR c.completed_at > ${asOf}) AND (c.deleted_at IS NULL OR c.deleted_at > ${asOf})
      AND NOT EXISTS (
        SELECT 1 FROM orders o WHERE o.shop_id = ${shopId} AND o.profile_id = t.profile_id
          AND o.checkout_token = c.token AND o.processed_at <= ${asOf})`;
}

/** The attribute must be one of the vocabulary that is not unknowable. */
export function columnOf(name: string, plan: Plan): Column {
  const trait = traits.get(name);
  if (trait) return traitColumn(trait, plan);
  const column = Object.hasOwn(columns, name) ? columns[name] : undefined;
  if (!column) throw new Error(`${name} has no column`);
  return column(plan.context);
}
