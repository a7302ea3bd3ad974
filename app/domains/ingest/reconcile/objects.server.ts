import { z } from "zod";
import { adminRequest } from "~/domains/shops/index.server";
import type { Shop } from "~/domains/shops/model";
import { idOfGid } from "~/lib/shopify-id";
import { Instant } from "~/lib/wire";
import { factsOfNode } from "../bulk/facts-of-node";
import { Parents } from "../bulk/parents";
import { cursorsBehind, flatten } from "./flatten";
import type { Person, ReconcileKind, Told } from "./model";
import {
  changedCollectionsQuery,
  changedCustomersQuery,
  changedOrdersQuery,
  changedProductsQuery,
  collectionsNowQuery,
  customersNowQuery,
  ordersNowQuery,
  productsNowQuery,
  stillThereQuery,
} from "./operations";

// How many objects fit one query's budget of cost.
const queries: Record<ReconcileKind, { type: string; changed: string; now: string; atOnce: number }> = {
  customers: { type: "Customer", changed: changedCustomersQuery, now: customersNowQuery, atOnce: 50 },
  products: { type: "Product", changed: changedProductsQuery, now: productsNowQuery, atOnce: 5 },
  collections: { type: "Collection", changed: changedCollectionsQuery, now: collectionsNowQuery, atOnce: 50 },
  orders: { type: "Order", changed: changedOrdersQuery, now: ordersNowQuery, atOnce: 5 },
};
/** Shopify takes no more ids in one query. */
const mostIds = 250;

const Changed = z.object({
  page: z.object({
    nodes: z.array(z.looseObject({ id: z.string(), updatedAt: z.string(), test: z.boolean().optional() })),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  }),
});

/** What changed at Shopify since an instant, page by page; test orders left out. */
export async function* changedSince(shop: Shop, kind: ReconcileKind, since: Date, now: Date): AsyncGenerator<Told[]> {
  const query = `updated_at:>='${since.toISOString()}'`;
  for (let after: string | null = null; ;) {
    const { page }: z.infer<typeof Changed> = await adminRequest(
      shop,
      queries[kind].changed,
      { query, after },
      Changed,
      now,
    );
    yield page.nodes.flatMap((node) => {
      const id = idOfGid(node.id);
      const person = kind === "customers" ? personOf(node, shop, now) : null;
      return id && !node.test ? [{ gid: node.id, id, updatedAt: Instant.parse(node.updatedAt), person }] : [];
    });
    if (!page.pageInfo.hasNextPage) return;
    after = page.pageInfo.endCursor;
  }
}

const Nodes = z.object({ nodes: z.array(z.unknown()) });

/** Objects as they are now with all that is in them, as lines of a bulk operation, a few objects at a time. */
export async function* fetchNow(
  shop: Shop,
  kind: ReconcileKind,
  gids: readonly string[],
  now: Date,
): AsyncGenerator<string[]> {
  const { now: query, atOnce } = queries[kind];
  for (const ids of chunksOf(gids, atOnce)) {
    const { nodes } = await adminRequest(shop, query, { ids }, Nodes, now);
    const found = [...nodes];
    for (const [i, id] of ids.entries()) {
      for (let cursors = cursorsBehind(nodes[i]); cursors;) {
        const more = await adminRequest(shop, query, { ids: [id], ...cursors }, Nodes, now);
        found.push(...more.nodes);
        cursors = cursorsBehind(more.nodes[0]);
      }
    }
    yield found.flatMap(flatten).map((line) => JSON.stringify(line));
  }
}

/** Which of these objects Shopify no longer has, some hundreds at a time. */
export async function* findGone(
  shop: Shop,
  kind: ReconcileKind,
  ids: readonly string[],
  now: Date,
): AsyncGenerator<{ asked: number; gone: string[] }> {
  for (const chunk of chunksOf(ids, mostIds)) {
    const gids = chunk.map((id) => `gid://shopify/${queries[kind].type}/${id}`);
    const { nodes } = await adminRequest(shop, stillThereQuery, { ids: gids }, Nodes, now);
    yield { asked: chunk.length, gone: chunk.filter((_, i) => nodes[i] === null) };
  }
}

/** What a customer's listing says beyond the record, read as it is read everywhere. */
function personOf(node: object, { currency }: Shop, readAt: Date): Person {
  const facts = factsOfNode(node, { currency, readAt, parents: new Parents() });
  return {
    tags: facts.tagSnapshots?.[0]?.tags ?? [],
    orders: facts.lifetimeOrders?.[0]?.orders ?? null,
    consentAt: facts.consents?.[0]?.occurredAt ?? null,
  };
}

function chunksOf(ids: readonly string[], size: number): string[][] {
  return Array.from({ length: Math.ceil(ids.length / size) }, (_, i) => ids.slice(i * size, (i + 1) * size));
}
