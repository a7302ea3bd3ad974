import { DAY } from "../../factories/instants";
import type { Installation } from "../installations";
import type { Order, Store } from "../store/model";
import { type Purchases, summarize } from "../store/purchases";
import { connection, type Listing, wholeConnection } from "./connection";
import type { Arguments, Entity } from "./entity";
import { collectionListing } from "./nodes/collection";
import { orderEntity, orderListing } from "./nodes/order";
import { productEntity } from "./nodes/product";
import type { Links, View } from "./view";

const DAYS_OF_ORDERS = 60;

/** Which part of the one list at the top a bulk operation is reading. Lists below it come whole. */
export interface BulkWindow {
  readonly first: number;
  readonly after: string | null;
}

export class StoreView implements View {
  readonly store: Store;
  readonly links: Links = {
    order: (order) => orderEntity(order, this),
    orders: (sortKey) => orderListing(this, sortKey),
    product: (product) => productEntity(product, this),
    collections: (sortKey) => collectionListing(this, sortKey),
  };
  private ordersByCustomer: Map<string, Order[]> | null = null;

  constructor(
    private readonly installation: Installation,
    readonly now: Date,
    public bulkWindow: BulkWindow | null = null,
  ) {
    this.store = installation.store;
  }

  rootList<T>(items: Iterable<T>, listing: Listing<T>, args: Arguments): Entity {
    const window = this.bulkWindow;
    return window
      ? connection(items, listing, { ...args, last: null, before: null, ...window }, window.first)
      : connection(items, listing, args);
  }

  list<T>(items: Iterable<T>, listing: Listing<T>, args: Arguments): Entity {
    return this.bulkWindow ? wholeConnection(items, listing) : connection(items, listing, args);
  }

  visible(orders: Iterable<Order>): Order[] {
    if (this.installation.scopes.includes("read_all_orders")) return [...orders];
    const since = this.now.getTime() - DAYS_OF_ORDERS * DAY;
    return [...orders].filter((order) => Date.parse(order.createdAt) >= since);
  }

  ordersOf(customerId: string): readonly Order[] {
    this.ordersByCustomer ??= ordersByCustomer(this.store);
    return this.ordersByCustomer.get(customerId) ?? [];
  }

  purchasesOf(customerId: string): Purchases {
    return summarize(this.ordersOf(customerId), this.store.shop.currency);
  }

  metafieldsOf(ownerType: string, ownerId: string) {
    return [...this.installation.metafields.values()].filter(
      (metafield) => metafield.ownerType === ownerType && metafield.ownerId === ownerId,
    );
  }
}

function ordersByCustomer(store: Store): Map<string, Order[]> {
  const byCustomer = new Map<string, Order[]>();
  for (const order of store.orders.values()) {
    if (order.customerId === null) continue;
    const known = byCustomer.get(order.customerId);
    if (known) known.push(order);
    else byCustomer.set(order.customerId, [order]);
  }
  return byCustomer;
}
