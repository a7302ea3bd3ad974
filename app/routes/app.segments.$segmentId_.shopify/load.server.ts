import {
  expressibleInShopify,
  findKeptTag,
  findSegment,
  findShown,
  loadNames,
  suggestTag,
} from "~/domains/segments/index.server";
import type { Shop } from "~/domains/shops/model";

/** How a segment stands in Shopify. Null when there is no such segment. */
export async function loadStanding(shop: Shop, segmentId: number) {
  const segment = await findSegment(shop.id, segmentId);
  if (!segment) return null;
  const { id, name, definition, origin } = segment;
  const [names, shown, tag] = await Promise.all([
    loadNames(shop, [definition]),
    findShown(shop.id, id),
    findKeptTag(shop.id, id),
  ]);
  return {
    ...{ id, name, tag, isFromShopify: origin === "shopify" },
    expression: expressibleInShopify(definition, names),
    shown: shown && { state: shown.state, name: shown.name, query: shown.query, problem: shown.problem },
    suggestedTag: suggestTag(name),
  };
}
