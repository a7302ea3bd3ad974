import { transact, type Tx } from "~/db.server";
import { emit } from "~/jobs/emit.server";
import { log } from "~/log.server";
import { lockTokens } from "./admin-api/queries.server";
import { isStaleUninstall, readsAllOrders, visibleFrom, type Shop } from "./model";
import { beginInstall, endInstall, ensureShop, saveScopes } from "./queries.server";

/** A merchant opened the app. If it was not installed, it is now: a new generation begins. */
export async function install(domain: string, scopes: string, now: Date): Promise<void> {
  const shop = await ensureShop(domain);
  await transact(async (tx) => {
    const { generation } = await beginInstall(shop.id, scopes, visibleFrom(scopes, now), now, tx);
    if (generation !== undefined) await emit(tx, "shop.installed", { shopId: shop.id, generation });
  });
}

/** Ends the install that a merchant removed, unless the app has been opened again since. */
export async function uninstall(shop: Shop, triggeredAt: Date, tx: Tx): Promise<void> {
  if (isStaleUninstall(shop, triggeredAt, await lockTokens(shop.id, tx))) {
    log.info({ shopId: shop.id }, "an uninstall came late, after the app was opened again: it changes nothing");
    return;
  }
  await endInstall(shop.id, triggeredAt, tx);
}

/**
 * Takes note of what the merchant grants as of `version`. What comes late changes nothing, and what was read while it
 * was granted is kept when it is withdrawn.
 * @returns whether orders of any age have become readable just now
 */
export async function changeScopes(shopId: number, scopes: string[], version: Date, tx: Tx): Promise<boolean> {
  const granted = scopes.toSorted().join(",");
  const change = await saveScopes(shopId, granted, readsAllOrders(granted), version, tx);
  return change !== null && readsAllOrders(granted) && !readsAllOrders(change.former);
}
