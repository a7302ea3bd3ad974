import { abandonedCart } from "./abandoned-cart";
import { birthday } from "./birthday";
import { browseAbandonment } from "./browse-abandonment";
import { crossSell } from "./cross-sell";
import { howTo } from "./how-to";
import type { ReadyMessage } from "./model";
import { postPurchaseThanks } from "./post-purchase-thanks";
import { quizResult } from "./quiz-result";
import { replenishment } from "./replenishment";
import { sunsetGoodbye } from "./sunset-goodbye";
import { vipEarlyAccess } from "./vip-early-access";
import { welcome } from "./welcome";
import { welcomeThree } from "./welcome-3";
import { welcomeTwo } from "./welcome-2";
import { winBack } from "./win-back";

/** The messages that come with the product, in the order in which a shopper may meet them. */
export const library: readonly ReadyMessage[] = [
  welcome,
  welcomeTwo,
  welcomeThree,
  quizResult,
  browseAbandonment,
  abandonedCart,
  postPurchaseThanks,
  howTo,
  replenishment,
  crossSell,
  vipEarlyAccess,
  winBack,
  sunsetGoodbye,
  birthday,
];
