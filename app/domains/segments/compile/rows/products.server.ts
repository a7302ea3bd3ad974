import sql, { type Sql } from "sql-template-tag";
import type { CompileContext } from "../context";
import type { Operand } from "./operand";

/** Ids of the catalog's products for which a question is true: asked once for a whole query. */
type ProductSet = (question: (value: Sql) => Sql) => Sql;

const columns: Record<string, (context: CompileContext) => ProductSet> = {
  product_type: ({ shopId }) => productsBy(shopId, sql`pr.product_type`),
  vendor: ({ shopId }) => productsBy(shopId, sql`pr.vendor`),
  tag: ({ shopId }) => productsBy(shopId, sql`ARRAY(SELECT lower(tag) FROM unnest(pr.tags) tag)`),
  collection_id:
    ({ shopId }) =>
    (question) => sql`ARRAY(
    SELECT cp.product_id FROM collection_products cp WHERE cp.shop_id = ${shopId} AND ${question(sql`cp.collection_id`)})`,
};

function productsBy(shopId: number, column: Sql): ProductSet {
  return (question) =>
    sql`ARRAY(SELECT pr.product_id FROM products pr WHERE pr.shop_id = ${shopId} AND ${question(column)})`;
}

/**
 * Parameters that ask for a property of a product as the catalog has it.
 * @param isOneOf whether one of the row's products is among an array of product ids
 */
export function productOperands(context: CompileContext, isOneOf: (products: Sql) => Sql): Record<string, Operand> {
  return Object.fromEntries(
    Object.entries(columns).map(([name, setOf]) => [
      name,
      (question: (value: Sql) => Sql) => isOneOf(setOf(context)(question)),
    ]),
  );
}
