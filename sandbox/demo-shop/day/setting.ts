import { factories, type Factories } from "../../factories/factories";
import { numbersAfter } from "../../factories/numbers";
import { randomFrom, type Random } from "../../factories/random";
import type { Customer, Order, Product, Store } from "../../shopify/store/model";
import { goodsIn, type Good } from "../catalog/shelf";
import { contactsIn } from "../people/contacts";
import { peopleFrom, type People } from "../people/identity";
import { castOf, type Cast } from "./cast";

/** What the stories of a day draw from. */
export interface Setting {
  store: Store;
  make: Factories;
  random: Random;
  goods: Good[];
  customers: Cast<Customer>;
  orders: Cast<Order>;
  products: Cast<Product>;
  people: People;
  hasOrdered(customer: Customer): boolean;
}

export function settingOf(store: Store, seed: number, now: Date): Setting {
  const random = randomFrom(seed, "shoppers-day");
  const shuffled = <T>(items: Map<string, T>) => castOf(random.sample([...items.values()], items.size));
  const buyers = new Set(Array.from(store.orders.values(), (order) => order.customerId));
  return {
    store,
    make: factories(seed, now, numbersAfter(store)),
    random,
    goods: goodsIn(store),
    customers: shuffled(store.customers),
    orders: shuffled(store.orders),
    products: shuffled(store.products),
    people: peopleFrom(random.fork("people"), contactsIn(store)),
    hasOrdered: (customer) => buyers.has(customer.id),
  };
}
