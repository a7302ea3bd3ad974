import sql, { type Sql } from "sql-template-tag";
import type { HappeningFunction, Source } from "../../vocabulary/functions";
import { plain, type Operand, type Row } from "./operand";
import { productOperands } from "./products.server";

/** How a parameter of a row of the function is asked. Parameters of all rows together are not among them. */
export function operandOf({ name, source }: HappeningFunction, parameter: string, row: Row): Operand {
  const operands = { ...common(row), ...(source === "unknowable" ? {} : bySource[source](row)) };
  const operand = Object.hasOwn(operands, parameter) ? operands[parameter] : undefined;
  if (!operand) throw new Error(`${name} cannot be asked for ${parameter}`);
  return operand;
}

/** The products of a row, as an array of ids. */
export function productsOf({ source }: HappeningFunction, { alias, context }: Row): Sql {
  switch (source) {
    case "orders":
      return sql`ARRAY(SELECT l.product_id FROM order_lines l
        WHERE l.shop_id = ${context.shopId} AND l.order_id = ${alias}.order_id AND l.product_id IS NOT NULL)`;
    case "lines":
      return sql`ARRAY_REMOVE(ARRAY[${alias}.product_id], NULL)`;
    case "events":
      return eventProducts(alias);
    case "stays":
    case "unknowable":
      return sql`'{}'::bigint[]`;
    default:
      return source satisfies never;
  }
}

function common({ alias, context }: Row): Record<string, Operand> {
  const local = sql`(${alias}.at AT TIME ZONE ${context.timezone}::text)`;
  return {
    date: plain(sql`${alias}.at`),
    hour: plain(sql`extract(hour FROM ${local})`),
    weekday: plain(sql`lower(to_char(${local}, 'FMDay'))`),
  };
}

const bySource: Record<Source, (row: Row) => Record<string, Operand>> = {
  orders,
  lines,
  events,
  stays: ({ alias }) => ({ id: plain(sql`${alias}.segment_id`) }),
};

function orders(row: Row): Record<string, Operand> {
  const { alias, context } = row;
  const { shopId, asOf } = context;
  const refunds = sql`(SELECT coalesce(sum(f.amount_minor), 0) FROM refunds f
    WHERE f.shop_id = ${shopId} AND f.order_id = ${alias}.order_id AND f.refunded_at <= ${asOf})`;
  const quantity = sql`(SELECT coalesce(sum(l.quantity), 0) FROM order_lines l
    WHERE l.shop_id = ${shopId} AND l.order_id = ${alias}.order_id)`;
  const someLine = (condition: Sql) => hasLine(row, condition);
  return {
    amount: plain(sql`${alias}.total_minor`),
    quantity: plain(quantity),
    discount_code: plain(sql`ARRAY(SELECT lower(code) FROM unnest(${alias}.discount_codes) code)`),
    source: plain(sql`${alias}.source_name`),
    refunded: plain(sql`(${refunds} > 0 OR (${alias}.version <= ${asOf} AND ${alias}.refunded_minor > 0))`),
    position: plain(sql`${alias}.position`),
    position_from_last: plain(sql`${alias}.position_from_last`),
    days_since_previous: plain(sql`(extract(epoch FROM ${alias}.at - ${alias}.previous_at) / 86400)`),
    product_id: (question) => someLine(question(sql`l.product_id`)),
    variant_id: (question) => someLine(question(sql`l.variant_id`)),
    sku: (question) => someLine(question(sql`l.sku`)),
    ...productOperands(context, (products) => someLine(sql`l.product_id = ANY (${products})`)),
  };
}

/** Whether some line `l` of an order fulfils a condition. */
function hasLine({ alias, context: { shopId }, isNarrow }: Row, condition: Sql): Sql {
  const found = sql`SELECT l.order_id FROM order_lines l WHERE l.shop_id = ${shopId} AND ${condition}`;
  return isNarrow ? sql`EXISTS (${found} AND l.order_id = ${alias}.order_id)` : sql`(${alias}.order_id IN (${found}))`;
}

function lines({ alias, context }: Row): Record<string, Operand> {
  return {
    id: plain(sql`${alias}.product_id`),
    variant_id: plain(sql`${alias}.variant_id`),
    sku: plain(sql`${alias}.sku`),
    quantity: plain(sql`${alias}.quantity`),
    amount: plain(sql`(${alias}.unit_price_minor * ${alias}.quantity)`),
    refunded: plain(sql`(${alias}.version <= ${context.asOf} AND ${alias}.current_quantity < ${alias}.quantity)`),
    ...productOperands(context, (products) => sql`(${alias}.product_id = ANY (${products}))`),
  };
}

function events({ alias, context }: Row): Record<string, Operand> {
  const property = (name: string) => sql`(${alias}.properties ->> ${name}::text)`;
  const number = (name: string) => plain(sql`${property(name)}::numeric`);
  const text = (name: string) => plain(property(name));
  return {
    id: (question) => sql`EXISTS (SELECT 1 FROM unnest(${idsOf(alias)}) one(id) WHERE ${question(sql`one.id`)})`,
    quantity: number("quantity"),
    amount: number("totalMinor"),
    query: text("query"),
    device: text("device"),
    template: text("template"),
    topic: text("topic"),
    flow_id: number("flowId"),
    quiz: text("quiz"),
    question: text("question"),
    answer: text("answer"),
    ...productOperands(context, (products) => sql`(${eventProducts(alias)} && ${products})`),
  };
}

function eventProducts(alias: Sql): Sql {
  return sql`ARRAY(SELECT jsonb_array_elements_text(${alias}.properties -> 'productIds')::bigint)`;
}

/** What `id` asks of an event: its products, or the one thing it is about. */
function idsOf(alias: Sql): Sql {
  return sql`CASE WHEN ${alias}.properties ? 'productIds' THEN ${eventProducts(alias)}
    ELSE ARRAY[coalesce(${alias}.properties ->> 'collectionId', ${alias}.properties ->> 'flowId')::bigint] END`;
}
