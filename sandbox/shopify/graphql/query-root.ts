import { GraphQLError } from "graphql";
import { z } from "zod";
import type { Installation } from "../installations";
import { type Arguments, Entity } from "./entity";
import { abandonedCheckoutListing, abandonedCheckouts } from "./nodes/abandoned-checkout";
import { appInstallationEntity } from "./nodes/app-installation";
import { bulkOperationListing } from "./nodes/bulk-operation";
import { collectionListing } from "./nodes/collection";
import { customerEntity, customerListing } from "./nodes/customer";
import { codeCreationEntity, discountNodeEntity } from "./nodes/discount";
import { productListing } from "./nodes/product";
import { segmentListing } from "./nodes/segment";
import { shopEntity } from "./nodes/shop";
import { webPixelEntity } from "./nodes/web-pixel";
import { entityById, idArgument } from "./references";
import {
  searchableBulkOperations,
  searchableCheckouts,
  searchableCollections,
  searchableCustomers,
  searchableOrders,
  searchableProducts,
  searchableSegments,
} from "./search/fields";
import { search } from "./search/match";
import { askOfCodes } from "../store/actions/discounts";
import type { View } from "./view";

/** Of the ways to name a customer, those that are known here. */
const Identifier = z.object({ id: z.string().nullish(), emailAddress: z.string().nullish() });

/** Everything that can be asked for at the top of a query. */
export function queryRoot(view: View, installation: Installation): Entity {
  const { store, now } = view;
  const one = (type: string) => (args: Arguments) => {
    idArgument(args, "id", type);
    return entityById(args["id"], view, installation);
  };
  const customers = (args: Arguments) =>
    search(store.customers.values(), args["query"], searchableCustomers(view), now);
  const orders = (args: Arguments) => search(view.visible(store.orders.values()), args["query"], searchableOrders, now);
  const products = (args: Arguments) => search(store.products.values(), args["query"], searchableProducts, now);
  const collections = (args: Arguments) =>
    search(store.collections.values(), args["query"], searchableCollections(store.products.values()), now);
  const checkouts = (args: Arguments) => search(abandonedCheckouts(view), args["query"], searchableCheckouts, now);
  const segments = (args: Arguments) => search(store.segments.values(), args["query"], searchableSegments, now);
  const operations = (args: Arguments) =>
    search(installation.bulkOperations.values(), args["query"], searchableBulkOperations, now);

  return new Entity("QueryRoot", {
    shop: () => shopEntity(store.shop, view),
    node: (args) => entityById(args["id"], view, installation),
    nodes: (args) => idsOf(args).map((id) => entityById(id, view, installation)),

    customer: one("Customer"),
    customerByIdentifier: (args) => {
      const { id, emailAddress } = Identifier.parse(args["identifier"]);
      if (id) return entityById(id, view, installation);
      const email = emailAddress?.trim().toLowerCase();
      const found = [...store.customers.values()].find((customer) => customer.email?.toLowerCase() === email);
      return email && found ? customerEntity(found, view) : null;
    },
    customers: (args) => view.rootList(customers(args), customerListing(view, args["sortKey"]), args),
    customersCount: (args) => count(customers(args)),
    order: one("Order"),
    orders: (args) => view.rootList(orders(args), view.links.orders(args["sortKey"]), args),
    ordersCount: (args) => count(orders(args)),
    product: one("Product"),
    products: (args) => view.rootList(products(args), productListing(view, args["sortKey"]), args),
    productsCount: (args) => count(products(args)),
    productVariant: one("ProductVariant"),
    collection: one("Collection"),
    collections: (args) => view.rootList(collections(args), collectionListing(view, args["sortKey"]), args),
    collectionsCount: (args) => count(collections(args)),
    refund: one("Refund"),
    abandonedCheckouts: (args) => view.rootList(checkouts(args), abandonedCheckoutListing(view, args["sortKey"]), args),
    abandonedCheckoutsCount: (args) => count(checkouts(args)),

    segment: (args) => {
      const found = one("Segment")(args);
      if (!found) throw segmentMissing();
      return found;
    },
    segments: (args) => view.rootList(segments(args), segmentListing(args["sortKey"]), args),
    segmentsCount: (args) => count(segments(args)),

    codeDiscountNodeByCode: (args) => {
      const code = String(args["code"]).toUpperCase();
      const found = [...store.discounts.values()].find(({ codes }) => codes.has(code));
      return found ? discountNodeEntity(found, view) : null;
    },
    discountRedeemCodeBulkCreation: (args) => {
      const found = store.codeCreations.get(idArgument(args, "id", "DiscountRedeemCodeBulkCreation"));
      return found ? codeCreationEntity(askOfCodes(found), view) : null;
    },

    bulkOperation: one("BulkOperation"),
    bulkOperations: (args) => view.rootList(operations(args), bulkOperationListing(args["sortKey"]), args),
    webPixel: () => installation.webPixel && webPixelEntity(installation.webPixel),
    currentAppInstallation: () => appInstallationEntity(installation, view),
  });
}

/** Other things that are not there are null; of a segment Shopify says so. */
function segmentMissing(): GraphQLError {
  return new GraphQLError("Segment does not exist", { extensions: { code: "NOT_FOUND" } });
}

function count(things: readonly unknown[]): Entity {
  return new Entity("Count", { count: things.length, precision: "EXACT" });
}

function idsOf(args: Arguments): unknown[] {
  return Array.isArray(args["ids"]) ? args["ids"] : [];
}
