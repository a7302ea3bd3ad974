import type { Tx } from "~/db.server";
import type { ProfileOf } from "~/domains/profiles/model";
import { bindBasketEvents, bindCarts, saveBaskets } from "./baskets/queries.server";
import type { ActivityFacts } from "./model";
import { deleteOrders, findOrderProfiles, saveLines, saveOrders, saveRefunds } from "./orders/queries.server";
import { appendEvents } from "./stream/queries.server";

/**
 * Writes what happened: orders and their parts, carts and checkouts, events. Each belongs to the profile that
 * `profileOf` names.
 * @returns the profiles whose facts changed
 */
export async function saveActivity(
  shopId: number,
  facts: ActivityFacts,
  profileOf: ProfileOf,
  tx: Tx,
): Promise<Set<string>> {
  const orders = facts.orders.map((order) => ({ ...order, profileId: profileOf(order) }));
  await saveOrders(shopId, orders, tx);
  await saveLines(shopId, facts.lines, tx);
  await saveRefunds(shopId, facts.refunds, tx);
  await deleteOrders(shopId, facts.orderDeletions, tx);

  const baskets = facts.baskets.map((basket) => ({ ...basket, profileId: profileOf(basket) }));
  await saveBaskets(shopId, baskets, tx);
  const cartTokens = unique([...facts.orders, ...facts.baskets].map(({ cartToken }) => cartToken));
  const carts = facts.baskets.flatMap(({ kind, token }) => (kind === "cart" ? [token] : []));
  const owners = await bindCarts(shopId, unique([...cartTokens, ...carts]), tx);

  await appendEvents(shopId, facts.events, tx);
  const actors = [
    ...[...cartTokens, ...carts].map((token) => `cart:${token}`),
    ...facts.baskets.map(({ kind, token }) => `${kind}:${token}`),
  ];
  await bindBasketEvents(shopId, unique(actors), tx);

  const told = new Set(orders.map(({ orderId }) => orderId));
  const parts = [...facts.lines, ...facts.refunds, ...facts.orderDeletions].map(({ orderId }) => orderId);
  const ordered = await findOrderProfiles(shopId, unique(parts.filter((orderId) => !told.has(orderId))), tx);
  const direct = unique([...orders, ...baskets, ...facts.events].map(({ profileId }) => profileId));
  return new Set([...direct, ...owners, ...ordered]);
}

function unique(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))];
}
