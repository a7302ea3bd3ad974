import { blockExamples } from "~/domains/templates/blocks/examples";
import type { Content } from "~/domains/templates/content/model";
import { exampleBrand } from "~/domains/templates/render/examples";

const { hero, products } = blockExamples;
const image = { url: `${exampleBrand.shopUrl}/products/mug.svg`, alt: "A stoneware mug on a table" };
const { otherwise } = hero.content;

/** One of each block, with a picture where one may stand, and products in every number that is laid out otherwise. */
export const everyBlock: Content = {
  subject: { branches: [], otherwise: "One of each" },
  preheader: { branches: [], otherwise: "Everything that a mail can hold" },
  blocks: [
    { ...hero, content: { branches: [], otherwise: { ...otherwise, image } } },
    ...Object.values(blockExamples).filter(({ type }) => type !== "hero"),
    { ...products, heading: "One", count: 1 },
    { ...products, heading: "Two", count: 2 },
    { ...products, heading: "Six", count: 6 },
  ].map((content, i) => ({ id: `block-${i}`, when: null, content })),
};
