import { transact } from "~/db.server";
import { emit } from "~/jobs/emit.server";
import { visibleFrom } from "./model";
import { beginInstall, ensureShop } from "./queries.server";

/** A merchant opened the app. If it was not installed, it is now: a new generation begins. */
export async function install(domain: string, scopes: string, now: Date): Promise<void> {
  const shop = await ensureShop(domain);
  await transact(async (tx) => {
    const { generation } = await beginInstall(shop.id, scopes, visibleFrom(scopes, now), now, tx);
    if (generation !== undefined) await emit(tx, "shop.installed", { shopId: shop.id, generation });
  });
}
