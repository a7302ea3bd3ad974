import { describeShop, ensureShop, findShopByDomain } from "~/domains/shops/index.server";
import { ShopDomain, Timezone, type Shop } from "~/domains/shops/model";
import { beginKnowledge } from "~/domains/segments/index.server";
import { Currency } from "~/lib/wire";
import { print } from "./output";
import { Problem } from "./problem";

/** The shop a command is about. */
export async function requireShop(domain: string): Promise<Shop> {
  const shop = await findShopByDomain(readDomain(domain));
  if (shop) return shop;
  throw new Problem(`There is no shop ${domain}. Add it first: tessera shop add ${domain}`);
}

/** `shop add`: a shop to work on without installing the app in it. */
export async function addShop(
  domain: string,
  options: { timezone: string; currency: string; json?: boolean },
): Promise<void> {
  const timezone = Timezone.safeParse(options.timezone);
  if (!timezone.success) throw new Problem(`“${options.timezone}” is not a time zone, such as Europe/London`, 2);
  const currency = Currency.safeParse(options.currency.toUpperCase());
  if (!currency.success) throw new Problem(`“${options.currency}” is not a currency, such as GBP`, 2);
  const shop = await ensureShop(readDomain(domain));
  if (shop.installedAt) throw new Problem(`${shop.domain} is installed; its time zone and currency come from Shopify`);
  await describeShop(shop.id, { timezone: timezone.data, currency: currency.data });
  await beginKnowledge(shop.id, new Date());
  const added = { domain: shop.domain, timezone: timezone.data, currency: currency.data };
  print(added, `${added.domain} is there (${added.timezone}, ${added.currency})`, options.json);
}

function readDomain(domain: string): string {
  const parsed = ShopDomain.safeParse(domain.includes(".") ? domain : `${domain}.myshopify.com`);
  if (parsed.success) return parsed.data;
  throw new Problem(`“${domain}” is not a shop's domain, such as my-shop.myshopify.com`, 2);
}
