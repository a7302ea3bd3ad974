import { factories, type Factories } from "../factories/factories";
import { DAY, instant } from "../factories/instants";
import { randomFrom, type Random } from "../factories/random";
import { storeOf } from "../factories/store";
import { orderTotals } from "../factories/totals";
import type { Customer, Order, Store } from "../shopify/store/model";
import { buildShelf } from "./catalog/shelf";
import { drawClientele } from "./clientele";
import { abandonedCarts, abandonedCheckouts, completedCheckout } from "./orders/abandonment";
import { orderHistory } from "./orders/history";
import { testOrders } from "./orders/test-orders";
import { tagged } from "./people/tags";
import { merchantSegments } from "./segments";
import type { Shopper } from "./shopper";

export interface DemoShopOptions {
  /** The same seed and `now` give the same shop, down to the last token. */
  seed: number;
  now: Date;
  /** Where the product pictures are served; they are called `<handle>.svg`. */
  imageBase?: string;
}

/** A small skincare shop in Bristol with eighteen months behind it, ending at `now`. */
export function demoShop({ seed, now, imageBase = "https://pictures.example.com/products" }: DemoShopOptions): Store {
  const make = factories(seed, now);
  const random = randomFrom(seed, "demo-shop");
  const shop = make.shop({
    domain: "demo-shop.myshopify.com",
    name: "Fern & Clay",
    email: "hello@fern-and-clay.example.com",
  });

  const { collections, goods } = buildShelf(make, imageBase);
  const staff = staffAccount(make);
  const shoppers = drawClientele(make, random.fork("clientele"));
  const orders = [
    ...orderHistory(make, random.fork("orders"), goods, shoppers),
    ...testOrders(make, random.fork("tests"), goods, staff),
  ];
  const leaving = random.fork("abandonment");
  return storeOf({
    shop,
    collections,
    products: goods.map((good) => good.product),
    customers: [staff, ...withTags(random.fork("tags"), shoppers, orders)],
    orders,
    carts: abandonedCarts(make, leaving, goods),
    checkouts: [
      ...orders.flatMap((order) => completedCheckout(make, leaving, shop, order)),
      ...abandonedCheckouts(make, leaving, shop, goods, shoppers),
    ],
    segments: merchantSegments(
      make,
      goods.map((good) => good.product),
    ),
  });
}

function staffAccount(make: Factories): Customer {
  return make.customer({
    email: "till@fern-and-clay.example.com",
    firstName: "Till",
    lastName: "Fern",
    tags: ["staff"],
    emailConsent: { state: "not_subscribed", optInLevel: null, updatedAt: null },
    createdAt: instant(make.now.getTime() - 548 * DAY),
  });
}

function withTags(random: Random, shoppers: Shopper[], orders: Order[]): Customer[] {
  const spentMinor = new Map<string, number>();
  for (const order of orders) {
    if (order.customerId === null || order.test) continue;
    spentMinor.set(order.customerId, (spentMinor.get(order.customerId) ?? 0) + orderTotals(order).currentMinor);
  }
  return shoppers.flatMap(({ customer, kind }) =>
    customer ? tagged(random, customer, kind, spentMinor.get(customer.id) ?? 0) : [],
  );
}
