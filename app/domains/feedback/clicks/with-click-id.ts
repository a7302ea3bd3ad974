import { clickParameter } from "../../ingest/model";
import type { Shop } from "../../shops/model";

/**
 * The address a link leads to, which tells the shop's own pages which click has led there. An address elsewhere stays as
 * it is: the id is nobody else's business. Where it leads does not change, nor what stands behind its ? and #.
 */
export function withClickId(target: string, shop: Pick<Shop, "domain" | "primaryDomain">, clickId: string): string {
  const url = new URL(target);
  if (url.hostname !== shop.domain && url.hostname !== shop.primaryDomain?.toLowerCase()) return target;
  url.search = `${url.search === "" ? "?" : `${url.search}&`}${clickParameter}=${clickId}`;
  return url.href;
}
