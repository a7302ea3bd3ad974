import type { Factories } from "../../factories/factories";
import { DAY } from "../../factories/instants";
import type { Random } from "../../factories/random";
import type { Order } from "../../shopify/store/model";
import type { Good } from "../catalog/shelf";
import { fillBasket, type Pick } from "../habits/basket";
import { momentOn } from "../habits/calendar";
import { drawCode } from "../habits/discount";
import { drawTaste } from "../people/taste";
import type { Shopper } from "../shopper";
import { aftermath } from "./aftermath";
import { buyerOf, placeOrder, type Purchase } from "./purchase";

const TILL_SALES = 14;

/** Every order the shop has had, numbered as they came in, with all that happened to them since. */
export function orderHistory(make: Factories, random: Random, goods: Good[], shoppers: Shopper[]): Order[] {
  const purchases = [
    ...shoppers.flatMap((shopper) => purchasesOf(random, goods, shopper)),
    ...tillSales(make, random, goods),
  ];
  return purchases
    .sort((a, b) => a.at - b.at)
    .map((purchase) => aftermath(make, random, placeOrder(make, random, purchase)));
}

function purchasesOf(random: Random, goods: Good[], shopper: Shopper): Purchase[] {
  const wholesale = shopper.kind === "wholesale";
  let boughtBefore: Pick[] = [];
  return shopper.orderTimes.map((at, index) => {
    const picks = fillBasket(random, goods, shopper.taste, at, boughtBefore);
    boughtBefore = [...picks, ...boughtBefore];
    return {
      at,
      buyer: buyerOf(shopper),
      picks: wholesale ? picks.map((pick) => ({ ...pick, quantity: 6 * random.between(1, 3) })) : picks,
      code: drawCode(random, { at, firstOrder: index === 0, wholesale }),
    };
  });
}

/** Sales at a market stall, to people who leave neither name nor address. */
function tillSales(make: Factories, random: Random, goods: Good[]): Purchase[] {
  const today = make.now.getTime() - (make.now.getTime() % DAY);
  return Array.from({ length: TILL_SALES }, () => {
    const at = momentOn(random, today - random.between(2, 540) * DAY);
    return { at, buyer: null, picks: fillBasket(random, goods, drawTaste(random), at, []), code: null };
  });
}
