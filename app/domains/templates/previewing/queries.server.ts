import { db as pool, type Db } from "~/db.server";
import { findProducts } from "~/domains/recommendations/index.server";
import { findFavouriteCategories } from "~/domains/traits/index.server";
import { evaluateFor } from "~/domains/segments/index.server";
import { findSender, getShop } from "~/domains/shops/index.server";
import { formatMoney } from "~/lib/money";
import type { Content } from "../content/model";
import type { Brand, Rendered } from "../model";
import { findPeople } from "../people/queries.server";
import { choose, conditionsOf, picked, type Choices } from "../render/choices";
import { exampleProducts, exampleReader } from "../render/examples";
import { fill, type Filled } from "../render/fill";
import {
  describeMissing,
  productBlocks,
  shapeOf,
  tokensOf,
  valuesOf,
  type Findings,
  type Letter,
} from "../render/letter";
import { renderSkeleton } from "../render/skeleton";
import type { FoundProduct } from "../render/sources";

/** What is to be looked at: a content, saved or not, as one shopper sees it or in the versions that are chosen. */
export interface Look {
  content: Content;
  /** Null for a shopper who does not exist. */
  profileId: string | null;
  /** Null for what is true of the shopper. */
  choices: Choices | null;
}

export type Looked =
  | { outcome: "shown"; rendered: Rendered; preheader: string; choices: Choices }
  /** It could not be sent like this; the reason is in a merchant's words. */
  | { outcome: "impossible"; reason: string; choices: Choices }
  | { outcome: "missing" };

/** Shows what a content, saved or not, would be for a shopper. Nothing is sent, claimed or kept. */
export async function previewContent(shopId: number, look: Look, now: Date, db: Db = pool): Promise<Looked> {
  const { content, profileId } = look;
  const brand = await brandOf(shopId, db);
  const person = profileId === null ? exampleReader : await valuesOfReader(shopId, profileId, content, now, db);
  if (!person) return { outcome: "missing" };
  const choices = look.choices ?? (await choicesOf(shopId, content, profileId, now, db));
  const { unsubscribe_url, preferences_url } = exampleReader;
  const letter: Letter = {
    id: "preview",
    profileId: profileId ?? nobody,
    content,
    contentKey: "preview",
    choices,
    values: { ...person, unsubscribe_url, preferences_url, ...valuesOfShop(brand) },
  };
  return told(await render(letter, await findingsFor(shopId, letter, now, db), brand), content, choices);
}

/** No profile has this number. */
const nobody = "0";

function valuesOfShop({ shopName, shopUrl }: Brand) {
  const because = `You get this mail because you are a customer of ${shopName} and subscribed to its news.`;
  return { shop_name: shopName, shop_url: shopUrl, cart_url: `${shopUrl}/cart`, cause_url: shopUrl, because };
}

async function valuesOfReader(shopId: number, profileId: string, content: Content, now: Date, db: Db) {
  const person = (await findPeople(shopId, [profileId], tokensOf(content), now, db)).get(profileId);
  const category = (await findFavouriteCategories(shopId, [profileId], now, db)).get(profileId);
  return person && { ...person, favourite_category: category };
}

function told(filled: Filled, content: Content, choices: Choices): Looked {
  if (filled.outcome === "incomplete") {
    return { outcome: "impossible", reason: describeMissing(filled.missing), choices };
  }
  const preheader = picked(content.preheader, choices.preheader);
  return { outcome: "shown", rendered: filled.rendered, preheader, choices };
}

/** Of nobody, nothing is true. */
async function choicesOf(
  shopId: number,
  content: Content,
  profileId: string | null,
  now: Date,
  db: Db,
): Promise<Choices> {
  if (profileId === null) return choose(content, () => false);
  const conditions = conditionsOf(content);
  const truths = (await evaluateFor(shopId, conditions, [profileId], now, db)).get(profileId) ?? [];
  const numbers = new Map(conditions.map((when, i) => [JSON.stringify(when), i]));
  return choose(content, (when) => truths[numbers.get(JSON.stringify(when)) ?? -1] ?? false);
}

/**
 * Products are those of the shopper; nobody has looked at any, and is shown what the shop recommends. A coupon shows no
 * code of theirs, because looking must not use one up.
 */
async function findingsFor(shopId: number, letter: Letter, now: Date, db: Db): Promise<Findings> {
  const { profileId } = letter;
  const isNobody = profileId === nobody;
  const wanted = productBlocks(letter).map(({ id, block: { source, productIds, count } }) => {
    return { key: id, profileId, source: isNobody && source !== "picked" ? "recommended" : source, productIds, count };
  });
  const found = wanted.length > 0 ? await findProducts(shopId, wanted, now, db) : nothing;
  const coupon = { code: exampleReader["coupon_code"] ?? "", ends: exampleReader["coupon_ends"] ?? null };
  const products = wanted.map(({ key, count }) => {
    const own = found.get(key) ?? [];
    return [key, (isNobody && own.length === 0 ? exampleProducts : own).slice(0, count)] as const;
  });
  return { products: Object.fromEntries(products), coupon };
}

const nothing: ReadonlyMap<string, readonly FoundProduct[]> = new Map();

async function render(letter: Letter, findings: Findings, brand: Brand): Promise<Filled> {
  const priced = new Set(productBlocks(letter).flatMap(({ id, block }) => (block.showsPrice ? [id] : [])));
  const shape = shapeOf(letter, findings, (id) => priced.has(id));
  const values = valuesOf(letter, findings, ({ priceMinor, currency }) =>
    formatMoney({ amountMinor: priceMinor, currency }),
  );
  return fill(await renderSkeleton(letter.content, brand, shape), values);
}

/** How the shop's mail looks, also while its settings do not say yet who sends it. */
async function brandOf(shopId: number, db: Db): Promise<Brand> {
  const [shop, sender] = [await getShop(shopId, db), await findSender(shopId)];
  return {
    shopName: sender?.fromName ?? shop.name,
    shopUrl: `https://${shop.domain}`,
    color: sender?.brandColor ?? "#1f4d3a",
    logoUrl: sender?.logoUrl ?? "",
    font: sender?.brandFont,
    postalAddress: sender?.postalAddress ?? "The postal address from your settings stands here",
  };
}
