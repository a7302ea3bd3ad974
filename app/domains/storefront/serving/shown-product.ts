import type { Product } from "~/domains/recommendations/model";
import { formatMoney } from "~/lib/money";

/** A product of a result, ready to be drawn. */
export interface ShownProduct {
  title: string;
  /** Below the storefront's root. */
  url: string;
  image: string | null;
  /** As people of the page's language write it. */
  price: string;
}

export function showProduct({ title, url, imageUrl, priceMinor, currency }: Product, locale: string): ShownProduct {
  const price = formatMoney({ amountMinor: priceMinor, currency }, locale);
  return { title, url: new URL(url).pathname, image: imageUrl, price };
}

/** The language to write amounts in: the page's, if it is one that can be known. */
export function languageOf(locale: string | null): string {
  try {
    return Intl.getCanonicalLocales(locale ?? [])[0] ?? "en";
  } catch {
    // What is no language is told by throwing.
    return "en";
  }
}
