import { abandonedCart } from "./abandoned-cart";
import { crossSell, howTo, postPurchaseThanks } from "./after-order";
import { highValue, vipEarlyAccess } from "./best-customers";
import { birthday } from "./birthday";
import { browseAbandonment } from "./browse-abandonment";
import { inactive, sunsetGoodbye, winBack } from "./gone-quiet";
import type { ReadyFlow } from "./model";
import { quizResult } from "./quiz-result";
import { replenishment } from "./replenishment";
import { welcome } from "./welcome";

/** The flows that come with the product, in the order in which they are offered. */
export const library: readonly ReadyFlow[] = [
  abandonedCart,
  welcome,
  quizResult,
  browseAbandonment,
  postPurchaseThanks,
  howTo,
  replenishment,
  crossSell,
  vipEarlyAccess,
  highValue,
  winBack,
  inactive,
  sunsetGoodbye,
  birthday,
];

/** Those that every shop has from the beginning, off. */
export const atFirst = [welcome, winBack].map(({ key, name, content }) => ({ key, name, content: content(noSegment) }));

function noSegment(key: string): number {
  throw new Error(`A shop has no segment ${key} at first`);
}
