import sql from "sql-template-tag";
import type { Tx } from "~/db.server";
import { latestBy } from "~/lib/latest";
import { upsertLatest, type VersionedTable } from "~/lib/sql";
import type { BasketFact } from "../model";

export type BasketRow = BasketFact & { profileId: string | null };

const baskets: VersionedTable<BasketRow> = {
  name: "baskets",
  key: ["kind", "token"],
  columns: {
    kind: "text",
    token: "text",
    cartToken: "text",
    profileId: "bigint",
    customerId: "bigint",
    email: "text",
    currency: "text",
    totalMinor: "bigint",
    lines: "jsonb",
    recoveryUrl: "text",
    startedAt: "timestamptz",
    completedAt: "timestamptz",
  },
};

export async function saveBaskets(shopId: number, facts: BasketRow[], tx: Tx): Promise<void> {
  const latest = latestBy(facts, (basket) => `${basket.kind} ${basket.token}`);
  if (latest.length > 0) await tx.query(upsertLatest(baskets, shopId, latest));
}

/**
 * Gives carts to whoever turned out to own them: the person of the order they became, else of the latest checkout.
 * @returns the profiles that gained or lost a cart
 */
export async function bindCarts(shopId: number, cartTokens: string[], tx: Tx): Promise<string[]> {
  if (cartTokens.length === 0) return [];
  const rows = await tx.query<{ ids: (string | null)[] }>(sql`
    UPDATE baskets b SET profile_id = owner.profile_id
    FROM baskets former LEFT JOIN LATERAL (
      SELECT profile_id
      FROM (
        SELECT profile_id, true AS ordered, version, order_id::text AS id
        FROM orders WHERE shop_id = ${shopId} AND cart_token = former.token
        UNION ALL
        SELECT profile_id, false, version, token
        FROM baskets WHERE shop_id = ${shopId} AND kind = 'checkout' AND cart_token = former.token
      ) candidate
      WHERE profile_id IS NOT NULL ORDER BY ordered DESC, version DESC, id DESC LIMIT 1
    ) owner ON true
    WHERE former.shop_id = ${shopId} AND former.kind = 'cart' AND former.token = ANY (${cartTokens})
      AND b.shop_id = ${shopId} AND b.kind = 'cart' AND b.token = former.token
      AND b.profile_id IS DISTINCT FROM owner.profile_id
    RETURNING ARRAY[former.profile_id, owner.profile_id] AS ids`);
  return rows.flatMap(({ ids }) => ids.filter((id) => id !== null));
}

/** Gives what happened in carts and checkouts to the people they belong to now. */
export async function bindBasketEvents(shopId: number, actors: string[], tx: Tx): Promise<void> {
  if (actors.length === 0) return;
  await tx.query(sql`
    UPDATE events e SET profile_id = b.profile_id FROM baskets b
    WHERE e.shop_id = ${shopId} AND e.actor = ANY (${actors})
      AND b.shop_id = ${shopId} AND b.kind = split_part(e.actor, ':', 1) AND b.token = substr(e.actor, strpos(e.actor, ':') + 1)
      AND e.profile_id IS DISTINCT FROM b.profile_id`);
}
