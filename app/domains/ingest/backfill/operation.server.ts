import { z } from "zod";
import { adminRequest } from "~/domains/shops/index.server";
import type { Shop } from "~/domains/shops/model";
import { BulkOperation } from "./advance";
import type { BackfillKind } from "./model";
import {
  bulkOperationQuery,
  collectionsBulk,
  customersBulk,
  ordersBulk,
  productsBulk,
  runBulkQuery,
} from "./operations";

const queries: Record<BackfillKind, string> = {
  products: productsBulk,
  collections: collectionsBulk,
  customers: customersBulk,
  orders: ordersBulk,
};

const Started = z.object({
  bulkOperationRunQuery: z.object({
    bulkOperation: z.object({ id: z.string() }).nullable(),
    userErrors: z.array(z.object({ message: z.string() })),
  }),
});

/** Asks Shopify to collect all objects of a kind. @returns the operation's id, or why there is none, in Shopify's words */
export async function startOperation(
  shop: Shop,
  kind: BackfillKind,
  now: Date,
): Promise<{ operationId: string } | { problem: string }> {
  const answer = await adminRequest(shop, runBulkQuery, { query: queries[kind] }, Started, now);
  const { bulkOperation, userErrors } = answer.bulkOperationRunQuery;
  if (bulkOperation) return { operationId: bulkOperation.id };
  return { problem: userErrors.map(({ message }) => message).join("; ") || "Shopify gave no reason" };
}

const Found = z.object({ bulkOperation: BulkOperation.nullable() });

/** How far an operation is; null when Shopify does not know it any more. */
export async function findOperation(shop: Shop, id: string, now: Date): Promise<BulkOperation | null> {
  return (await adminRequest(shop, bulkOperationQuery, { id }, Found, now)).bulkOperation;
}
