import { GraphQLError } from "graphql";
import type { Installation } from "../installations";
import { numericId } from "../webhooks/payloads/names";
import { type Arguments, type Entity, parseGid } from "./entity";
import { abandonedCheckoutEntity } from "./nodes/abandoned-checkout";
import { appInstallationEntity } from "./nodes/app-installation";
import { bulkOperationEntity } from "./nodes/bulk-operation";
import { collectionEntity } from "./nodes/collection";
import { customerEntity } from "./nodes/customer";
import { refundEntity } from "./nodes/refund";
import { segmentEntity } from "./nodes/segment";
import { shopEntity } from "./nodes/shop";
import { variantEntity } from "./nodes/variant";
import type { View } from "./view";

/** The id in an argument, which must be of the given type. */
export function idArgument(args: Arguments, name: string, type: string): string {
  const { type: given, id, text } = globalId(args[name]);
  if (given !== type) throw notFound(`Invalid id: ${text}`);
  return id;
}

export function globalId(argument: unknown): { type: string; id: string; text: string } {
  const text = String(argument);
  const parsed = parseGid(text);
  if (!parsed) {
    throw new GraphQLError(`Invalid global id '${text}'`, { extensions: { code: "argumentLiteralsIncompatible" } });
  }
  return { ...parsed, text };
}

export function notFound(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: "RESOURCE_NOT_FOUND" } });
}

/** Anything with a global id; null when the store holds no such thing. */
export function entityById(argument: unknown, view: View, installation: Installation): Entity | null {
  const { type, id } = globalId(argument);
  const { store } = view;
  switch (type) {
    case "Customer":
      return found(store.customers.get(id), (customer) => customerEntity(customer, view));
    case "Order": {
      const order = store.orders.get(id);
      return found(view.visible(order ? [order] : [])[0], (visible) => view.links.order(visible));
    }
    case "Product":
      return found(store.products.get(id), (product) => view.links.product(product));
    case "Collection":
      return found(store.collections.get(id), (collection) => collectionEntity(collection, view));
    case "Segment":
      return found(store.segments.get(id), segmentEntity);
    case "Shop":
      return store.shop.id === id ? shopEntity(store.shop, view) : null;
    case "AppInstallation":
      return store.shop.id === id ? appInstallationEntity(installation, view) : null;
    case "BulkOperation":
      return found(installation.bulkOperations.get(id), bulkOperationEntity);
    case "AbandonedCheckout":
      return first(store.checkouts.values(), (checkout) =>
        numericId(checkout.token) === id ? abandonedCheckoutEntity(checkout, view) : null,
      );
    case "ProductVariant":
      return first(store.products.values(), (product) =>
        found(
          product.variants.find((variant) => variant.id === id),
          (variant) => variantEntity(variant, product, view),
        ),
      );
    case "Refund":
      return first(view.visible(store.orders.values()), (order) =>
        found(
          order.refunds.find((refund) => refund.id === id),
          (refund) => refundEntity(refund, order, view),
        ),
      );
    default:
      throw notFound(`The sandbox holds nothing of the type ${type}.`);
  }
}

function found<T>(thing: T | undefined, entity: (thing: T) => Entity): Entity | null {
  return thing === undefined ? null : entity(thing);
}

function first<T>(things: Iterable<T>, look: (thing: T) => Entity | null): Entity | null {
  for (const thing of things) {
    const entity = look(thing);
    if (entity) return entity;
  }
  return null;
}
