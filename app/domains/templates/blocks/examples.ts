import type { BlockOf, BlockType } from "../content/model";
import { buttonExample } from "./button/example";
import { comparisonExample } from "./comparison/example";
import { couponExample } from "./coupon/example";
import { dividerExample } from "./divider/example";
import { heroExample } from "./hero/example";
import { productsExample } from "./products/example";
import { socialExample } from "./social/example";
import { testimonialExample } from "./testimonial/example";
import { textExample } from "./text/example";
import { tipExample } from "./tip/example";
import { urgencyExample } from "./urgency/example";

/** One of each block as somebody might write it: for previews, and for tests. */
export const blockExamples: { [Type in BlockType]: BlockOf<Type> } = {
  hero: heroExample,
  text: textExample,
  button: buttonExample,
  products: productsExample,
  tip: tipExample,
  testimonial: testimonialExample,
  comparison: comparisonExample,
  coupon: couponExample,
  urgency: urgencyExample,
  divider: dividerExample,
  social: socialExample,
};
