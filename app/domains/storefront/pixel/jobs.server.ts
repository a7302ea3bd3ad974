import type { Shop } from "~/domains/shops/model";
import { env } from "~/env.server";
import { log } from "~/log.server";
import { readPixel, writePixel, type PixelSettings, type Standing } from "../admin.server";
import { savePixel } from "../queries.server";
import { accountOf, shopOfAccount } from "./account.server";

/** What keeps the pixel off when the merchant has not allowed it. */
export const notAllowed = "Shopify has not allowed Tessera to see what shoppers do: open Tessera again and allow it";

const needed = ["write_pixels", "read_customer_events"];

/**
 * Switches the shop's pixel on, and tells one that is on where to send, should that have changed.
 * @returns whether it is on
 */
export async function keepPixelOn(shop: Shop, { scopes }: Standing, now: Date): Promise<boolean> {
  if (!needed.every((scope) => scopes.has(scope))) {
    await savePixel(shop.id, { pixelId: null, pixelProblem: notAllowed });
    return false;
  }
  const found = await readPixel(shop, now);
  if (found && isInStep(shop, found.settings)) {
    await savePixel(shop.id, { pixelId: found.id, pixelProblem: null });
    return true;
  }
  const settings = { accountID: accountOf(shop.id), appUrl: env.SHOPIFY_APP_URL };
  const saved = await writePixel(shop, found?.id ?? null, settings, now);
  if (saved.outcome === "on") {
    await savePixel(shop.id, { pixelId: saved.id, pixelProblem: null });
    return true;
  }
  log.warn({ shopId: shop.id }, "Shopify refused to switch the pixel on");
  await savePixel(shop.id, { pixelId: found?.id ?? null, pixelProblem: saved.problem });
  return found !== null;
}

/** The word for a shop is another each time it is made; any of them will do. */
function isInStep(shop: Shop, settings: PixelSettings | null): boolean {
  return settings?.appUrl === env.SHOPIFY_APP_URL && shopOfAccount(settings.accountID) === shop.id;
}
