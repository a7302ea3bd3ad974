import type { Factories } from "../../factories/factories";
import { DAY, instant } from "../../factories/instants";
import type { Random } from "../../factories/random";
import type { Customer, Order } from "../../shopify/store/model";
import type { Good } from "../catalog/shelf";
import { linesOf } from "./purchase";

/** Orders the shop's own people placed to see whether the checkout works. They must count for nothing. */
export function testOrders(make: Factories, random: Random, goods: Good[], staff: Customer): Order[] {
  const onSale = goods.filter((good) => good.product.status === "active");
  return [400, 180, 33, 2].map((daysAgo) => {
    const good = random.pick(onSale);
    const lines = linesOf(make, [{ good, variant: good.product.variants[0], quantity: 1 }]);
    return make.order({ customer: staff, test: true, lines, processedAt: instant(make.now.getTime() - daysAgo * DAY) });
  });
}
