import sql, { type Sql } from "sql-template-tag";
import type { CompileContext } from "../context";
import { text, texts, type Found } from "../found";
import { yes, type Operand, type Question } from "./operand";

/**
 * Whether some product of a row passes: it is among an array of ids, or, where a product of which nothing is told
 * passes too, it is not.
 */
export type HasProduct = (passes: (productId: Sql) => Sql) => Sql;

const properties: Record<string, { found: (shopId: number) => Found; isList: boolean }> = {
  product_type: { found: () => text(sql`pr.product_type`), isList: false },
  vendor: { found: () => text(sql`pr.vendor`), isList: false },
  tag: { found: () => texts(sql`pr.tags`), isList: true },
  collection_id: {
    found: (shopId) => ({
      several: sql`ARRAY(SELECT cp.collection_id FROM collection_products cp
        WHERE cp.shop_id = ${shopId} AND cp.product_id = pr.product_id)`,
    }),
    isList: true,
  },
};

/** Parameters that ask for a property of a product as the catalog has it: the catalog is asked once for a whole query. */
export function productOperands({ shopId }: CompileContext, hasProduct: HasProduct): Record<string, Operand> {
  const passing = (name: string, question: Question) => {
    const property = properties[name];
    if (!property) throw new Error(`The catalog knows no ${name}`);
    const { found, isList } = property;
    const truth = yes(question, found(shopId));
    const acceptsNothing = isList ? question.ofNothing.list : question.ofNothing.value;
    const ids = (condition: Sql) => sql`ARRAY(SELECT pr.product_id FROM ${catalog(shopId)} pr WHERE ${condition})`;
    return (productId: Sql) =>
      acceptsNothing
        ? sql`(${productId} IS NULL OR ${productId} <> ALL (${ids(sql`NOT ${truth}`)}))`
        : sql`(${productId} = ANY (${ids(truth)}))`;
  };
  return Object.fromEntries(
    Object.keys(properties).map((name) => [name, (question: Question) => hasProduct(passing(name, question))]),
  );
}

/** Every product of which something is told, also those that only a collection names. */
function catalog(shopId: number): Sql {
  return sql`(
    SELECT product_id, product_type, vendor, tags FROM products WHERE shop_id = ${shopId}
    UNION ALL
    SELECT DISTINCT cp.product_id, '', '', '{}'::text[] FROM collection_products cp
    WHERE cp.shop_id = ${shopId}
      AND NOT EXISTS (SELECT 1 FROM products k WHERE k.shop_id = ${shopId} AND k.product_id = cp.product_id))`;
}
