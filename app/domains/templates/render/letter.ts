import { tokensIn } from "../tokens/split";
import { findToken } from "../tokens/registry";
import type { Block, BlockOf, Content } from "../content/model";
import type { Choices } from "./choices";
import { productValue, type Shape } from "./shape";
import type { FoundProduct } from "./sources";

/** One content for one shopper, before what only other domains know is found. */
export interface Letter {
  id: string;
  profileId: string;
  content: Content;
  /** Names the content among all: equal only for equal contents. */
  contentKey: string;
  choices: Choices;
  /** By the names of tokens. */
  values: Readonly<Record<string, string | undefined>>;
}

/** What was found for a letter. */
export interface Findings {
  /** By the ids of blocks. */
  products: Readonly<Record<string, readonly FoundProduct[]>>;
  coupon: { code: string; ends: string | null } | null;
}

/** The blocks that its reader sees. */
export function shownBlocks({ content, choices }: Pick<Letter, "content" | "choices">): Block[] {
  return content.blocks.filter(({ id }) => choices.blocks[id] !== null);
}

export function productBlocks(letter: Letter): { id: string; block: BlockOf<"products"> }[] {
  return shownBlocks(letter).flatMap(({ id, content }) =>
    content.type === "products" ? [{ id, block: content }] : [],
  );
}

/** The discounts whose codes it shows, each once; null for one that was not chosen yet. */
export function discountsOf(letter: Letter): (number | null)[] {
  const all = shownBlocks(letter).flatMap(({ content }) => (content.type === "coupon" ? [content.discountId] : []));
  return [...new Set(all)];
}

/** Why a letter cannot be written whatever is found; null when it can. */
export function findObstacle(letter: Letter): string | null {
  const discounts = discountsOf(letter);
  if (discounts.includes(null)) return "No discount has been chosen for its coupon";
  if (discounts.length > 1) return "It would show codes of two discounts; a message can give one";
  return null;
}

export function shapeOf(
  { choices }: Letter,
  { products, coupon }: Findings,
  showsPrice: (id: string) => boolean,
): Shape {
  const shapes = Object.entries(products).map(([id, found]) => {
    const hasPrice = showsPrice(id);
    return [id, found.map(({ imageUrl }) => ({ hasImage: imageUrl !== null, hasPrice }))] as const;
  });
  return { choices, products: Object.fromEntries(shapes), coupon: coupon && { hasEnd: coupon.ends !== null } };
}

/** Whether there is anything to read: a line or a list of links alone is no message. */
export function saysSomething(letter: Letter, { products }: Findings): boolean {
  return shownBlocks(letter).some(({ id, content }) => {
    if (content.type === "divider" || content.type === "social") return false;
    return content.type !== "products" || (products[id]?.length ?? 0) > 0;
  });
}

/** All values of a letter, by the names of its places. */
export function valuesOf(letter: Letter, { products, coupon }: Findings, price: (product: FoundProduct) => string) {
  const values: Record<string, string | undefined> = { ...letter.values };
  if (coupon) values["coupon_code"] = coupon.code;
  if (coupon?.ends) values["coupon_ends"] = coupon.ends;
  for (const [id, found] of Object.entries(products)) {
    found.forEach((product, i) => {
      values[productValue(id, i, "title")] = product.title;
      values[productValue(id, i, "url")] = product.url;
      values[productValue(id, i, "image")] = product.imageUrl ?? undefined;
      values[productValue(id, i, "price")] = price(product);
    });
  }
  return values;
}

/** The names of all tokens in a content. */
export function tokensOf(content: Content): Set<string> {
  return new Set(tokensIn(JSON.stringify(content)).map(({ name }) => name));
}

/** A missing value in a merchant's words. */
export function describeMissing(name: string): string {
  if (name.includes(".")) return "A product in it has no title or no address";
  return `“${findToken(name)?.label ?? name}” is not known of this shopper, and no other words stand by`;
}
