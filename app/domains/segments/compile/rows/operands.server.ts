import sql, { type Sql } from "sql-template-tag";
import type { HappeningFunction, Source } from "../../vocabulary/functions";
import { texts } from "../found";
import { operand, plain, plainText, type Operand, type Question, type Row } from "./operand";
import { productOperands } from "./products.server";

/** How a parameter of a row of the function is asked. Parameters of all rows together are not among them. */
export function operandOf({ name, source, kind }: HappeningFunction, parameter: string, row: Row): Operand {
  const operands = { ...common(row), ...(source === "unknowable" ? {} : bySource[source](row, kind)) };
  const found = Object.hasOwn(operands, parameter) ? operands[parameter] : undefined;
  if (!found) throw new Error(`${name} cannot be asked for ${parameter}`);
  return found;
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

const bySource: Record<Source, (row: Row, kind: string | null) => Record<string, Operand>> = {
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
  const someLine = (value: Sql) => (question: Question) => hasLine(row, question.of({ one: value }));
  return {
    amount: plain(sql`${alias}.total_minor`),
    quantity: plain(quantity),
    discount_code: operand(texts(sql`${alias}.discount_codes`)),
    source: plainText(sql`${alias}.source_name`),
    refunded: plain(sql`(${refunds} > 0 OR (${alias}.version <= ${asOf} AND ${alias}.refunded_minor > 0))`),
    position: plain(sql`${alias}.position`),
    position_from_last: plain(sql`${alias}.position_from_last`),
    days_since_previous: plain(sql`(extract(epoch FROM ${alias}.at - ${alias}.previous_at) / 86400)`),
    product_id: someLine(sql`l.product_id`),
    variant_id: someLine(sql`l.variant_id`),
    sku: someLine(sql`nullif(l.sku, '')`),
    ...productOperands(context, (passes) => hasLine(row, passes(sql`l.product_id`))),
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
    sku: plainText(sql`${alias}.sku`),
    quantity: plain(sql`${alias}.quantity`),
    amount: plain(sql`(${alias}.unit_price_minor * ${alias}.quantity)`),
    refunded: plain(sql`(${alias}.version <= ${context.asOf} AND ${alias}.current_quantity < ${alias}.quantity)`),
    ...productOperands(context, (passes) => passes(sql`${alias}.product_id`)),
  };
}

function events({ alias, context }: Row, kind: string | null): Record<string, Operand> {
  const property = (name: string) => sql`(${alias}.properties ->> ${name}::text)`;
  // What a pixel sends may be anything; what is no whole number is missing.
  const id = (name: string) =>
    plain(sql`CASE WHEN ${property(name)} ~ '^\\d{1,19}$' THEN ${property(name)}::numeric END`);
  const whole = (name: string) =>
    plain(sql`CASE WHEN jsonb_typeof(${alias}.properties -> ${name}::text) = 'number' AND ${property(name)} ~ '^-?\\d{1,15}$'
      THEN ${property(name)}::numeric END`);
  const word = (name: string) => plainText(property(name));
  const someProduct = (passes: (productId: Sql) => Sql) =>
    sql`EXISTS (SELECT 1 FROM unnest(${eventProducts(alias)}) one(id) WHERE ${passes(sql`one.id`)})`;
  const about: Record<string, Operand> = { collection_viewed: id("collectionId"), flow_entered: id("flowId") };
  return {
    id: about[kind ?? ""] ?? ((question) => someProduct((productId) => question.of({ one: productId }))),
    quantity: whole("quantity"),
    amount: whole("totalMinor"),
    query: word("query"),
    path: word("path"),
    title: word("title"),
    percent: whole("percent"),
    seconds: whole("seconds"),
    device: word("device"),
    template: word("template"),
    topic: word("topic"),
    flow_id: id("flowId"),
    quiz: word("quiz"),
    question: word("question"),
    answer: word("answer"),
    name: word("name"),
    value: word("value"),
    price: whole("toMinor"),
    price_before: whole("fromMinor"),
    ...productOperands(context, someProduct),
  };
}

function eventProducts(alias: Sql): Sql {
  const told = sql`${alias}.properties -> 'productIds'`;
  return sql`ARRAY(
    SELECT id::bigint FROM jsonb_array_elements_text(CASE WHEN jsonb_typeof(${told}) = 'array' THEN ${told} ELSE '[]' END) id
    WHERE id ~ '^\\d{1,18}$')`;
}
