import type { Db } from "~/db.server";
import { getShop } from "~/domains/shops/index.server";
import type { Shop } from "~/domains/shops/model";
import type { CompileContext } from "./compile/context";
import type { Segment } from "./model";
import { listSegments } from "./queries.server";

/** Where and when a shop's definitions are asked. */
export function contextOf(shop: Shop, segments: readonly Segment[], asOf: Date): CompileContext {
  const definitions = new Map(segments.map(({ id, definition }) => [id, definition]));
  return { shopId: shop.id, timezone: shop.timezone, currency: shop.currency, asOf, segments: definitions };
}

/** The same, looked up. */
export async function loadContext(shopId: number, asOf: Date, db?: Db): Promise<CompileContext> {
  const [shop, segments] = await Promise.all([getShop(shopId, db), listSegments(shopId, db)]);
  return contextOf(shop, segments, asOf);
}
