import type { Factories } from "../../factories/factories";
import { DAY, instant } from "../../factories/instants";
import type { Random } from "../../factories/random";
import type { Customer, Order } from "../../shopify/store/model";
import type { Good } from "../catalog/shelf";
import { linesOf } from "./purchase";

/** Orders the shop's own people placed to see whether the checkout works. They must count for nothing. */
export function testOrders(make: Factories, random: Random, goods: Good[], staff: Customer): Order[] {
  return [400, 180, 33, 2].map((daysAgo) => {
    const at = make.now.getTime() - daysAgo * DAY;
    const good = random.pick(goods.filter(({ from, until }) => from <= at && at < until));
    const lines = linesOf(make, [{ good, variant: good.product.variants[0], quantity: 1 }]);
    return make.order({ customer: staff, test: true, lines, processedAt: instant(at) });
  });
}
