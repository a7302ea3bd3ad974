import type { Db } from "~/db.server";
import { findUsedMethod } from "../measuring/queries.server";
import type { Product, ProductSource, WantedProducts } from "../model";
import { findSellable, listRanked, listTouched } from "./queries.server";

/**
 * Products for places in mails, as they can be bought at `now`: picture, title and price are what is known then, and what
 * is sold out, hidden or deleted is not among them. What is recommended was not bought lately and is not in the cart.
 * Asks once for each source, however many shoppers there are.
 * @returns by `key`; an empty list where there is nothing to show
 */
export async function findProducts(
  shopId: number,
  wanted: readonly WantedProducts[],
  now: Date,
  db: Db,
): Promise<Map<string, Product[]>> {
  const chosen = new Map<string, readonly string[]>();
  for (const [source, places] of bySource(wanted)) {
    const lists = await listFor(shopId, source, places, now, db);
    for (const place of places) {
      chosen.set(place.key, source === "picked" ? place.productIds : (lists.get(place.profileId) ?? []));
    }
  }
  const known = await findSellable(shopId, [...new Set([...chosen.values()].flat())], db);
  const shown = ({ key, count }: WantedProducts) =>
    [...new Set(chosen.get(key))].flatMap((id) => known.get(id) ?? []).slice(0, count);
  return new Map(wanted.map((place) => [place.key, shown(place)]));
}

function bySource(wanted: readonly WantedProducts[]): Map<ProductSource, WantedProducts[]> {
  const groups = new Map<ProductSource, WantedProducts[]>();
  for (const place of wanted) groups.set(place.source, [...(groups.get(place.source) ?? []), place]);
  return groups;
}

async function listFor(
  shopId: number,
  source: ProductSource,
  places: readonly WantedProducts[],
  now: Date,
  db: Db,
): Promise<Map<string, string[]>> {
  switch (source) {
    case "picked":
      return new Map();
    case "recommended":
    case "bought_with":
      return listRanked(shopId, places, source, await findUsedMethod(shopId, db), now, db);
    case "viewed":
    case "in_cart":
      return listTouched(
        shopId,
        places.map(({ profileId }) => profileId),
        source,
        now,
        db,
      );
    default:
      return source satisfies never;
  }
}
