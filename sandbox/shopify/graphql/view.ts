import type { Collection, Order, Product, Store } from "../store/model";
import type { Metafield } from "../store/metafield";
import type { Purchases } from "../store/purchases";
import type { Listing } from "./connection";
import type { Arguments, Entity } from "./entity";

/** A store as one request sees it: what it may read, at which moment, and how lists are cut into pages. */
export interface View {
  readonly store: Store;
  readonly now: Date;
  readonly links: Links;
  /** A list at the top of a query. */
  rootList<T>(items: Iterable<T>, listing: Listing<T>, args: Arguments): Entity;
  /** A list inside an object. */
  list<T>(items: Iterable<T>, listing: Listing<T>, args: Arguments): Entity;
  /** Orders the app may see: without `read_all_orders` only those of the last 60 days. */
  visible(orders: Iterable<Order>): Order[];
  /** All of a customer's orders, visible or not. */
  ordersOf(customerId: string): readonly Order[];
  purchasesOf(customerId: string): Purchases;
  metafieldsOf(ownerType: string, ownerId: string): Metafield[];
}

/** The ways back: from a customer to orders, from a variant to its product. They keep the kinds of object apart. */
export interface Links {
  order(order: Order): Entity;
  orders(sortKey: unknown): Listing<Order>;
  product(product: Product): Entity;
  collections(sortKey: unknown): Listing<Collection>;
}
