import type { Content } from "../content/model";
import { conditionsOf } from "../render/choices";
import { tokensIn } from "../tokens/split";
import { advice, error, type Finding } from "./finding";
import { contradict } from "./logic";
import { writtenIn } from "./texts";

/** Blocks that lack what they are for, and messages that are called personal for a name. */
export function checkSense(content: Content): Finding[] {
  return [
    ...content.blocks.flatMap((block, i) => checkBlock(block.content, i)),
    ...checkDiscounts(content),
    ...checkNames(content),
  ];
}

function checkBlock(block: Content["blocks"][number]["content"], i: number): Finding[] {
  const path = `blocks.${i}.content`;
  if (block.type === "coupon" && block.discountId === null) {
    return [
      error(`${path}.discountId`, "No discount has been chosen", "Choose one under Coupons, or take the block away"),
    ];
  }
  if (block.type === "products" && block.source === "picked" && block.productIds.length === 0) {
    return [
      error(`${path}.productIds`, "No product has been picked", "Pick products, or let them be found for each shopper"),
    ];
  }
  if (block.type !== "hero") return [];
  return heroImages(block, path).flatMap(({ alt, at }) =>
    alt === ""
      ? [
          advice(
            at,
            "The picture says nothing to who cannot see it",
            "Say what it shows; leave it only if it shows nothing new",
          ),
        ]
      : [],
  );
}

type Hero = Extract<Content["blocks"][number]["content"], { type: "hero" }>;

function heroImages({ content: { branches, otherwise } }: Hero, path: string) {
  const all = [
    ...branches.map(({ value }, i) => ({ image: value.image, at: `${path}.content.branches.${i}.value.image.alt` })),
    { image: otherwise.image, at: `${path}.content.otherwise.image.alt` },
  ];
  return all.flatMap(({ image, at }) => (image ? [{ alt: image.alt, at }] : []));
}

/** A message gives a code of one discount. */
function checkDiscounts({ blocks }: Content): Finding[] {
  const coupons = blocks.flatMap(({ when, content }, i) => (content.type === "coupon" ? [{ when, content, i }] : []));
  return coupons.flatMap((coupon, n) => {
    const other = coupons.slice(0, n).find((one) => {
      const areApart = one.when && coupon.when && contradict(one.when, coupon.when);
      return one.content.discountId !== coupon.content.discountId && !areApart;
    });
    if (!other) return [];
    const mend = "Give both blocks the same discount, or conditions of which only one can be true";
    return [error(`blocks.${coupon.i}.content.discountId`, "Somebody may see codes of two discounts", mend)];
  });
}

const ofTheShop = new Set(["shop_name", "shop_url", "cart_url", "preferences_url", "unsubscribe_url"]);

function checkNames(content: Content): Finding[] {
  if (conditionsOf(content).length > 0) return [];
  const finds = ({ content: block }: Content["blocks"][number]) =>
    block.type === "products" && block.source !== "picked";
  if (content.blocks.some((block) => finds(block) || block.content.type === "coupon")) return [];
  const own = writtenIn(content).flatMap(({ text }) => tokensIn(text).filter(({ name }) => !ofTheShop.has(name)));
  if (own.length === 0 || own.some(({ name }) => name !== "first_name")) return [];
  return [
    advice(
      "blocks",
      "Only a name differs between shoppers",
      "A name is no difference: add products found for each shopper, or a branch for what they did",
    ),
  ];
}
