import type { Brand } from "../model";
import { exampleValues } from "../tokens/registry";
import type { FoundProduct } from "./sources";

/** A shop that does not exist, for looking at templates. */
export const exampleBrand: Brand = {
  shopName: "Fern & Clay",
  shopUrl: "https://fernandclay.example",
  color: "#1f4d3a",
  logoUrl: "",
  postalAddress: "1 Example Street, Bristol BS1 1AA",
};

/** Goods that do not exist. Where products come from at a real shop, up to as many as a block shows. */
export const exampleProducts: readonly FoundProduct[] = [
  product("Stoneware mug", "mug", 1800),
  product("Walnut serving board", "board", 4200),
  product("Linen apron", "apron", 3600),
  product("Beeswax candle", "candle", 1450),
  product("Glass carafe with cork", "carafe", 2900),
  product("Olive wood spoon", "spoon", 950),
];

/** What the footer says in a preview of nobody. */
export const exampleReader: Readonly<Record<string, string>> = {
  ...exampleValues,
  because: "You get this mail because you are a customer of Fern & Clay and subscribed to its news.",
};

function product(title: string, name: string, priceMinor: number): FoundProduct {
  const url = `https://fernandclay.example/products/${name}`;
  return { title, url, imageUrl: `https://fernandclay.example/images/${name}.jpg`, priceMinor, currency: "GBP" };
}
