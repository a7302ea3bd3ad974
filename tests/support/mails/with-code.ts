import type { Content } from "~/domains/templates/content/model";

/** The abandoned cart as a merchant adds a code to it: below what is in the cart. */
export function withCode(content: Content, discountId: number): Content {
  const words = {
    heading: "10 % off, this once",
    text: "In case the price was the reason.",
    buttonLabel: "Use the code",
  };
  const code = { id: "code", when: null, content: { type: "coupon" as const, discountId, ...words } };
  return { ...content, blocks: content.blocks.flatMap((one) => (one.id === "cart" ? [one, code] : [one])) };
}
