import type { Shop } from "~/domains/shops/model";
import type { Segment } from "../model";
import { create, readAll, update } from "./admin.server";
import { expressibleInShopify } from "./expressible";
import type { ShopifySegment, Shown } from "./model";

/** Shopify's clock and ours differ by less. */
const clockMilliseconds = 60_000;

type Save = (shown: Shown) => Promise<void>;

/** Tells Shopify what a segment is called and means, unless it has been told. */
export async function tellSegment(shop: Shop, segment: Segment, before: Shown, save: Save, now: Date): Promise<void> {
  if (before.state === "gone") return;
  const shown = before.state === "creating" ? await findCreated(shop, before, now) : before;
  const expression = expressibleInShopify(segment.definition);
  if (!expression.ok) return save({ ...shown, problem: expression.problem });
  const words = { name: segment.name, query: expression.query };
  if (shown.shopifyId !== null && shown.name === words.name && shown.query === words.query) {
    return shown === before && shown.problem === null ? undefined : save({ ...shown, problem: null });
  }
  if (shown.refused === refusedOf(words)) return;
  if (shown.shopifyId === null) return createIn(shop, shown, words, save, now);
  const answer = await update(shop, shown.shopifyId, words, now);
  if (answer.outcome === "done") return save({ ...shown, ...words, refused: "", problem: null });
  if (answer.outcome === "missing") return save({ ...shown, state: "gone", problem: null });
  return save({ ...shown, refused: refusedOf(words), problem: answer.problem });
}

interface Words {
  name: string;
  query: string;
}

async function createIn(shop: Shop, shown: Shown, words: Words, save: Save, now: Date): Promise<void> {
  // From here on Shopify may have it, whether or not its answer arrives.
  await save({ ...shown, ...words, state: "creating", problem: null });
  const answer = await create(shop, words, now);
  if (answer.outcome === "done") {
    return save({ ...shown, ...words, state: "shown", shopifyId: answer.id, refused: "", problem: null });
  }
  return save({ ...shown, state: "asked", refused: refusedOf(words), problem: answer.problem });
}

/** An earlier attempt ended before its answer came: what it made is ours, if it made anything. */
async function findCreated(shop: Shop, shown: Shown, now: Date): Promise<Shown> {
  for await (const page of readAll(shop, now)) {
    const found = page.find((segment) => isMadeFor(shown, segment));
    if (found) return { ...shown, state: "shown", shopifyId: found.id };
  }
  return { ...shown, state: "asked" };
}

/** Shopify numbers a second segment of the same name: “Loyal (2)”. */
function isMadeFor(shown: Shown, { name, query, createdAt }: ShopifySegment): boolean {
  const isNamed = name === shown.name || (name.startsWith(`${shown.name} (`) && name.endsWith(")"));
  return isNamed && query === shown.query && createdAt.getTime() >= shown.askedAt.getTime() - clockMilliseconds;
}

function refusedOf({ name, query }: Words): string {
  return `${name}\n${query}`;
}
