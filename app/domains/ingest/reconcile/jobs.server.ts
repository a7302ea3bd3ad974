import { z } from "zod";
import { transact } from "~/db.server";
import { adminRequest, getShop } from "~/domains/shops/index.server";
import { maySend, type Shop } from "~/domains/shops/model";
import { emit } from "~/jobs/emit.server";
import { idOfGid } from "~/lib/shopify-id";
import { Instant } from "~/lib/wire";
import { log } from "~/log.server";
import { factsOfLines } from "../bulk/facts-of-lines";
import { Parents } from "../bulk/parents";
import { saveFacts } from "../save.server";
import { flatten } from "./flatten";
import { reconcileKinds, type Changed, type ReconcileKind } from "./model";
import {
  changedCustomersQuery,
  changedOrdersQuery,
  changedProductsQuery,
  customersNowQuery,
  ordersNowQuery,
  productsNowQuery,
} from "./operations";
import { findLastUntil, findVersions, finishReconciliation, startReconciliation } from "./queries.server";

const dayMilliseconds = 86_400_000;
/** Deliveries can be a day late; what was compared too early is compared again. */
const overlapMilliseconds = dayMilliseconds;

// How many objects fit one query's budget of cost.
const queries: Record<ReconcileKind, { changed: string; now: string; atOnce: number }> = {
  customers: { changed: changedCustomersQuery, now: customersNowQuery, atOnce: 50 },
  products: { changed: changedProductsQuery, now: productsNowQuery, atOnce: 5 },
  orders: { changed: changedOrdersQuery, now: ordersNowQuery, atOnce: 5 },
};

/** Compares with Shopify what changed there lately, fetches what webhooks missed, and comes back tomorrow. */
export async function reconcile(shopId: number, now: Date): Promise<void> {
  const shop = await getShop(shopId);
  if (!maySend(shop)) return;
  for (const kind of reconcileKinds) await reconcileKind(shop, kind, now);
  await transact((tx) => emit(tx, "reconcile.due", { shopId }, new Date(now.getTime() + dayMilliseconds)));
}

async function reconcileKind(shop: Shop, kind: ReconcileKind, now: Date): Promise<void> {
  const last = (await findLastUntil(shop.id, kind)) ?? new Date(now.getTime() - dayMilliseconds);
  const since = new Date(last.getTime() - overlapMilliseconds);
  const id = await startReconciliation(shop.id, kind, since, now);
  const result = { compared: 0, missing: 0, stale: 0, fixed: 0, reason: null };
  try {
    for await (const page of changedSince(shop, kind, since, now)) {
      const known = await findVersions(
        shop.id,
        kind,
        page.map((changed) => changed.id),
      );
      const missing = page.filter((changed) => !known.get(changed.id));
      const stale = page.filter((changed) => {
        const version = known.get(changed.id);
        return version && version < changed.updatedAt;
      });
      result.compared += page.length;
      result.missing += missing.length;
      result.stale += stale.length;
      result.fixed += await fetchNow(shop, kind, [...missing, ...stale], now);
    }
    await finishReconciliation(shop.id, id, result, now);
  } catch (error) {
    log.error({ shopId: shop.id, kind, err: error }, "the comparison with Shopify was not finished");
    const reason = error instanceof Error ? error.name : "unknown error";
    await finishReconciliation(shop.id, id, { ...result, reason }, now);
  }
}

const Page = z.object({
  nodes: z.array(z.object({ id: z.string(), updatedAt: Instant, test: z.boolean().optional() })),
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
});

async function* changedSince(shop: Shop, kind: ReconcileKind, since: Date, now: Date): AsyncGenerator<Changed[]> {
  const query = `updated_at:>='${since.toISOString()}'`;
  for (let after: string | null = null; ;) {
    const schema = z.object({ [kind]: Page });
    const answer: Record<string, z.infer<typeof Page>> = await adminRequest(
      shop,
      queries[kind].changed,
      { query, after },
      schema,
      now,
    );
    const page: z.infer<typeof Page> = Page.parse(answer[kind]);
    yield page.nodes.flatMap(({ id: gid, updatedAt, test }) => {
      const id = idOfGid(gid);
      return id && !test ? [{ gid, id, updatedAt }] : [];
    });
    if (!page.pageInfo.hasNextPage) return;
    after = page.pageInfo.endCursor;
  }
}

const Nodes = z.object({ nodes: z.array(z.unknown()) });

/** Fetches objects as they are now and folds them. @returns how many were understood */
async function fetchNow(shop: Shop, kind: ReconcileKind, changed: Changed[], now: Date): Promise<number> {
  let fixed = 0;
  const { now: query, atOnce } = queries[kind];
  for (let at = 0; at < changed.length; at += atOnce) {
    const ids = changed.slice(at, at + atOnce).map(({ gid }) => gid);
    const { nodes } = await adminRequest(shop, query, { ids }, Nodes, now);
    const lines = nodes.flatMap(flatten).map((node) => JSON.stringify(node));
    const { facts, problems } = factsOfLines(lines, 1, {
      currency: shop.currency,
      readAt: now,
      parents: new Parents(),
    });
    await transact((tx) => saveFacts(shop.id, facts, "live", tx));
    fixed += nodes.filter((node) => node !== null).length - problems.length;
  }
  return Math.max(0, fixed);
}
