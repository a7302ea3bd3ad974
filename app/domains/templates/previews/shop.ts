import type { ShownProduct } from "../blocks/sight";
import { exampleBrand } from "../render/examples";
import { pictureUrl, type Thing } from "./pictures";

/** What the example shop sells, in the order in which it is shown where nothing else is said. */
export const shelf = ["apron", "board", "mill", "candle", "throw", "mug"] as const satisfies readonly Thing[];

const goods: Readonly<Record<Thing, { title: string; price: string }>> = {
  apron: { title: "Linen apron", price: "£36.00" },
  board: { title: "Walnut serving board", price: "£42.00" },
  mill: { title: "Ash pepper mill", price: "£28.00" },
  candle: { title: "Beeswax candle", price: "£14.00" },
  throw: { title: "Wool throw", price: "£64.00" },
  mug: { title: "Stoneware mug", price: "£18.00" },
};

/** Products as a block is given them. */
export function exampleProducts(things: readonly Thing[]): ShownProduct[] {
  return things.map((thing) => ({
    ...goods[thing],
    url: `${exampleBrand.shopUrl}/products/${thing}`,
    imageUrl: pictureUrl(thing),
  }));
}
