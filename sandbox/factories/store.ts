import type {
  Cart,
  Checkout,
  Collection,
  Customer,
  Order,
  Product,
  Segment,
  Shop,
  Store,
} from "../shopify/store/model";

export interface Contents {
  shop: Shop;
  collections?: Iterable<Collection>;
  products?: Iterable<Product>;
  customers?: Iterable<Customer>;
  orders?: Iterable<Order>;
  carts?: Iterable<Cart>;
  checkouts?: Iterable<Checkout>;
  segments?: Iterable<Segment>;
}

/** A store from lists: keyed by id, or by token for carts and checkouts, in the order given. */
export function storeOf(contents: Contents): Store {
  return {
    shop: contents.shop,
    collections: keyed(contents.collections, (collection) => collection.id),
    products: keyed(contents.products, (product) => product.id),
    customers: keyed(contents.customers, (customer) => customer.id),
    orders: keyed(contents.orders, (order) => order.id),
    carts: keyed(contents.carts, (cart) => cart.token),
    checkouts: keyed(contents.checkouts, (checkout) => checkout.token),
    segments: keyed(contents.segments, (segment) => segment.id),
    discounts: new Map(),
    codeCreations: new Map(),
  };
}

function keyed<T>(items: Iterable<T> = [], keyOf: (item: T) => string): Map<string, T> {
  return new Map(Array.from(items, (item) => [keyOf(item), item]));
}
