import { DAY } from "../../factories/instants";
import type { Installation } from "../installations";
import type { Order, Store } from "../store/model";
import { type Purchases, summarize } from "../store/purchases";
import { connection, type Listing, wholeConnection } from "./connection";
import type { Arguments, Entity } from "./entity";

const DAYS_OF_ORDERS = 60;

/** Which part of the one root list a bulk operation is reading. */
export interface BulkWindow {
  readonly first: number;
  readonly after: string | null;
}

/** A store as one request sees it: what it may read, at which moment, and how lists are cut into pages. */
export class View {
  readonly store: Store;
  readonly scopes: ReadonlySet<string>;
  private ordersByCustomer: Map<string, Order[]> | null = null;

  constructor(
    readonly installation: Installation,
    readonly now: Date,
    private readonly bulkWindow: BulkWindow | null = null,
  ) {
    this.store = installation.store;
    this.scopes = new Set(installation.scopes);
  }

  /** A list at the top of a query. */
  rootList<T>(items: Iterable<T>, listing: Listing<T>, args: Arguments): Entity {
    return connection(items, listing, this.bulkWindow ? { ...args, last: null, ...this.bulkWindow } : args);
  }

  /** A list inside an object. */
  list<T>(items: Iterable<T>, listing: Listing<T>, args: Arguments): Entity {
    return this.bulkWindow ? wholeConnection(items, listing) : connection(items, listing, args);
  }

  /** Orders the app may see: without `read_all_orders` only those of the last 60 days. */
  visible(orders: Iterable<Order>): Order[] {
    if (this.scopes.has("read_all_orders")) return [...orders];
    const since = this.now.getTime() - DAYS_OF_ORDERS * DAY;
    return [...orders].filter((order) => Date.parse(order.createdAt) >= since);
  }

  /** All of a customer's orders, visible or not. */
  ordersOf(customerId: string): readonly Order[] {
    this.ordersByCustomer ??= Map.groupBy(
      [...this.store.orders.values()].filter((order) => order.customerId !== null),
      (order) => order.customerId ?? "",
    );
    return this.ordersByCustomer.get(customerId) ?? [];
  }

  purchasesOf(customerId: string): Purchases {
    return summarize(this.ordersOf(customerId), this.store.shop.currency);
  }
}
