import type { Factories } from "../../factories/factories";
import { DAY, instant } from "../../factories/instants";
import type { Collection, Product, Store, Variant } from "../../shopify/store/model";
import { cleansersAndToners } from "./cleansers-and-toners";
import { collectionRules } from "./collections";
import type { Item } from "./item";
import { masksAndBody } from "./masks-and-body";
import { moisturisersAndSun } from "./moisturisers-and-sun";
import { serums } from "./serums";
import { toolsAndGifts } from "./tools-and-gifts";

/** A product together with the catalogue entry it came from. */
export interface Good {
  item: Item;
  product: Product;
  /** From when to when it could be bought, in milliseconds since 1970. */
  from: number;
  until: number;
}

export interface Shelf {
  collections: Collection[];
  goods: Good[];
}

const items: Item[] = [...cleansersAndToners, ...serums, ...moisturisersAndSun, ...masksAndBody, ...toolsAndGifts];

/** Puts the catalogue on the shelf. Pictures are named `<imageBase>/<handle>.svg`. */
export function buildShelf(make: Factories, imageBase: string): Shelf {
  const collections = collectionRules.map(({ title, handle }) => make.collection({ title, handle }));
  const idOf = new Map(collections.map((collection) => [collection.handle, collection.id]));
  const goods = items.map((item) => {
    const collectionIds = collectionRules
      .filter((rule) => rule.holds(item))
      .flatMap((rule) => idOf.get(rule.handle) ?? []);
    return buildGood(make, item, collectionIds, imageBase);
  });
  return { collections, goods };
}

/** The goods of a store that was built from this catalogue, recognised by their titles. */
export function goodsIn(store: Store): Good[] {
  const itemOf = new Map(items.map((item) => [item.title, item]));
  return [...store.products.values()].flatMap((product) => {
    const item = itemOf.get(product.title);
    const until = product.status === "active" ? Infinity : Date.parse(product.updatedAt);
    return item ? [{ item, product, from: item.draft ? Infinity : Date.parse(product.createdAt), until }] : [];
  });
}

function buildGood(make: Factories, item: Item, collectionIds: string[], imageBase: string): Good {
  const now = make.now.getTime();
  const createdAt = now - (item.launchedDaysAgo ?? make.random.between(600, 1100)) * DAY;
  const retiredAt = item.retiredDaysAgo === undefined ? null : now - item.retiredDaysAgo * DAY;
  const stockedAt = now - make.random.between(1, 40) * DAY;
  const [first, ...others] = Object.entries(item.sizes).map(([size, price]) => buildVariant(make, item, size, price));
  if (!first) throw new Error(`"${item.title}" needs at least one size.`);
  const product = make.product({
    title: item.title,
    productType: item.type,
    vendor: item.vendor,
    tags: tagsOf(item),
    status: item.draft ? "draft" : retiredAt ? "archived" : "active",
    descriptionHtml: `<p>${item.blurb}</p>`,
    collectionIds,
    variants: [first, ...others],
    createdAt: instant(createdAt),
    updatedAt: instant(retiredAt ?? Math.max(createdAt, stockedAt)),
  });
  product.imageUrl = `${imageBase}/${product.handle}.svg`;
  return { item, product, from: item.draft ? Infinity : createdAt, until: retiredAt ?? Infinity };
}

function buildVariant(make: Factories, item: Item, size: string, price: string): Variant {
  const soldOut = item.draft === true || item.retiredDaysAgo !== undefined || make.random.chance(0.05);
  return make.variant({
    title: size,
    sku: skuOf(item, size),
    price,
    compareAtPrice: item.reducedFrom ?? null,
    inventoryQuantity: soldOut ? 0 : make.random.between(4, 260),
  });
}

function tagsOf(item: Item): string[] {
  return [
    ...item.concerns.map((word) => `concern:${word}`),
    ...item.skins.map((word) => `skin:${word}`),
    ...item.tags,
  ].sort();
}

/** "Oat House", "Oat Milk Cleanser", "300 ml refill" as "OH-OMC-300MLREFILL". */
function skuOf(item: Item, size: string): string {
  const initials = (text: string) => (text.match(/[A-Za-z0-9]+/g) ?? []).map((word) => word.charAt(0)).join("");
  const suffix = size === "Default Title" ? "ONE" : size.replace(/[^A-Za-z0-9]/g, "");
  return `${initials(item.vendor)}-${initials(item.title)}-${suffix}`.toUpperCase();
}
