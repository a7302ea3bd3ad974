import type { BlockOf } from "../../content/model";

export const productsExample: BlockOf<"products"> = {
  type: "products",
  heading: "Goes with {{last_product|what you have}}",
  source: "recommended",
  productIds: [],
  count: 3,
  showsPrice: true,
  buttonLabel: "Have a look",
};
