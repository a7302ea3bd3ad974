import type { Tx } from "~/db.server";
import { getShop } from "~/domains/shops/index.server";
import { digestOf } from "~/lib/hash";
import { formatMoney } from "~/lib/money";
import type { Brand, Rendered } from "../model";
import { dayOf } from "./coupon-day";
import { plainLine, safeAddress } from "./escape";
import { fill, type Skeleton } from "./fill";
import { Kept } from "./kept";
import {
  describeMissing,
  discountsOf,
  findObstacle,
  productBlocks,
  saysSomething,
  shapeOf,
  valuesOf,
  type Findings,
  type Letter,
} from "./letter";
import { renderSkeleton } from "./skeleton";
import type { FoundProduct, Sources } from "./sources";

export type Written =
  | { outcome: "made"; rendered: Rendered }
  | { outcome: "impossible"; reason: string }
  | { outcome: "early"; lacks: "code" };

/** Skeletons of two mails' size each: some 40 MB at most. */
const kept = new Kept<Skeleton>(400);

interface Around {
  shopId: number;
  brand: Brand;
  sources: Sources;
  now: Date;
}

/**
 * Writes letters: what is needed is found for all of them together, each sight is rendered once, and each letter is
 * filled. One that would have a hole is not written.
 */
export async function writeLetters(around: Around, letters: readonly Letter[], tx: Tx): Promise<Map<string, Written>> {
  const obstacles = new Map(letters.map((letter) => [letter.id, findObstacle(letter)]));
  const possible = letters.filter(({ id }) => obstacles.get(id) === null);
  const find = await findAll(around, possible, tx);
  const written = new Map<string, Written>();
  const write = letterWriter(around);
  for (const letter of letters) {
    const reason = obstacles.get(letter.id) ?? null;
    written.set(letter.id, reason === null ? await write(letter, find(letter)) : { outcome: "impossible", reason });
  }
  return written;
}

const none: ReadonlyMap<string, never> = new Map<string, never>();

/** Products and coupons of all letters, each in one go. */
async function findAll({ shopId, sources, now }: Around, letters: readonly Letter[], tx: Tx) {
  const wantedProducts = letters.flatMap((letter) =>
    productBlocks(letter).map(({ id, block: { source, productIds, count } }) => {
      return { key: keyOf(letter, id), profileId: letter.profileId, source, productIds, count };
    }),
  );
  const wantedCoupons = letters.flatMap((letter) =>
    discountsOf(letter).flatMap((discountId) =>
      discountId === null ? [] : [{ messageId: letter.id, profileId: letter.profileId, discountId }],
    ),
  );
  const products = wantedProducts.length > 0 ? await sources.findProducts(shopId, wantedProducts, now, tx) : none;
  const coupons = wantedCoupons.length > 0 ? await sources.claimCoupons(shopId, wantedCoupons, now, tx) : none;
  // A coupon ends on a day of the shop's.
  const timezone = coupons.size > 0 ? (await getShop(shopId, tx)).timezone : "UTC";
  return (letter: Letter): Findings => {
    const coupon = coupons.get(letter.id);
    return {
      products: Object.fromEntries(
        productBlocks(letter).map(({ id, block }) => [
          id,
          showable(products.get(keyOf(letter, id)) ?? [], block.count),
        ]),
      ),
      coupon: coupon ? { code: coupon.code, ends: coupon.endsAt && dayOf(coupon.endsAt, timezone) } : null,
    };
  };
}

/** Without a title or an address of its own a product cannot be shown, and without a safe one its picture. */
function showable(found: readonly FoundProduct[], count: number): FoundProduct[] {
  return found
    .filter(({ title, url }) => plainLine(title) !== "" && safeAddress(url) !== null)
    .map((product) => ({ ...product, imageUrl: product.imageUrl && safeAddress(product.imageUrl) }))
    .slice(0, count);
}

function keyOf({ id }: Letter, blockId: string): string {
  return `${id}.${blockId}`;
}

function letterWriter({ brand }: Around) {
  const brandKey = digestOf(brand);
  const price = priceWriter();
  return async (letter: Letter, findings: Findings): Promise<Written> => {
    if (discountsOf(letter).length > 0 && !findings.coupon) {
      return { outcome: "early", lacks: "code" };
    }
    if (!saysSomething(letter, findings)) {
      return { outcome: "impossible", reason: "Nothing in it is meant for this shopper" };
    }
    const pricedIds = new Set(productBlocks(letter).flatMap(({ id, block }) => (block.showsPrice ? [id] : [])));
    const shape = shapeOf(letter, findings, (id) => pricedIds.has(id));
    const skeleton = await kept.get(`${letter.contentKey} ${brandKey} ${JSON.stringify(shape)}`, () =>
      renderSkeleton(letter.content, brand, shape),
    );
    const filled = fill(skeleton, valuesOf(letter, findings, price));
    if (filled.outcome === "incomplete") return { outcome: "impossible", reason: describeMissing(filled.missing) };
    if (filled.rendered.subject === "") return { outcome: "impossible", reason: "Its subject would be empty" };
    return filled;
  };
}

/** A price in words, worked out once for each price: the words come slowly. */
function priceWriter() {
  const prices = new Map<string, string>();
  return ({ priceMinor, currency }: FoundProduct): string => {
    const key = `${priceMinor} ${currency}`;
    const words = prices.get(key) ?? formatMoney({ amountMinor: priceMinor, currency });
    prices.set(key, words);
    return words;
  };
}
