import { toDecimal, toMinor } from "../../../factories/money";
import { lineTotalMinor } from "../../../factories/totals";
import type { Line, Order } from "../../store/model";
import { type Listing, sortableId } from "../connection";
import { Entity, gid } from "../entity";
import type { View } from "../view";
import { productImage } from "./image";
import { minorBag, moneyBag } from "./money";
import { productEntity } from "./product";
import { variantEntity } from "./variant";

/** The catalogue's side of a line: its product and variant, as far as they still exist. */
function catalogFields(line: Line, view: View) {
  const product = line.productId === null ? undefined : view.store.products.get(line.productId);
  const variant = product?.variants.find(({ id }) => id === line.variantId);
  return {
    product: () => (product ? productEntity(product, view) : null),
    variant: () => (product && variant ? variantEntity(variant, product, view) : null),
    image: () => (product ? productImage(product) : null),
  };
}

export function lineItemEntity(line: Line, order: Order, view: View): Entity {
  const { currency } = order;
  const unitDiscounted = () => Math.round(lineTotalMinor(line, currency) / line.quantity);
  const fulfilled = order.fulfillmentStatus === "fulfilled";
  return new Entity("LineItem", {
    id: gid("LineItem", line.id),
    title: line.title,
    name: line.variantTitle ? `${line.title} - ${line.variantTitle}` : line.title,
    quantity: line.quantity,
    currentQuantity: line.currentQuantity,
    refundableQuantity: line.currentQuantity,
    unfulfilledQuantity: fulfilled ? 0 : line.currentQuantity,
    sku: line.sku || null,
    variantTitle: line.variantTitle,
    vendor: line.vendor || null,
    isGiftCard: false,
    taxable: true,
    requiresShipping: true,
    originalUnitPriceSet: () => moneyBag(line.price, currency),
    originalTotalSet: () => minorBag(toMinor(line.price, currency) * line.quantity, currency),
    discountedTotalSet: () => minorBag(lineTotalMinor(line, currency), currency),
    discountedUnitPriceSet: () => minorBag(unitDiscounted(), currency),
    discountedUnitPriceAfterAllDiscountsSet: () => minorBag(unitDiscounted(), currency),
    totalDiscountSet: () => moneyBag(line.discount, currency),
    ...catalogFields(line, view),
  });
}

export function lineItemListing(order: Order, view: View): Listing<Line> {
  return {
    typename: "LineItemConnection",
    idOf: (line) => line.id,
    valueOf: (line) => sortableId(line.id),
    entity: (line) => lineItemEntity(line, order, view),
  };
}

/** A line of an abandoned checkout: fewer fields, the same sums. */
export function checkoutLineListing(currency: string, view: View): Listing<Line> {
  const entity = (line: Line) => {
    const totalMinor = () => lineTotalMinor(line, currency);
    const unit = () => moneyBag(toDecimal(Math.round(totalMinor() / line.quantity), currency), currency);
    return new Entity("AbandonedCheckoutLineItem", {
      id: gid("AbandonedCheckoutLineItem", line.id),
      title: line.title,
      variantTitle: line.variantTitle,
      sku: line.sku || null,
      quantity: line.quantity,
      originalUnitPriceSet: () => moneyBag(line.price, currency),
      originalTotalPriceSet: () => minorBag(toMinor(line.price, currency) * line.quantity, currency),
      discountedTotalPriceSet: () => minorBag(totalMinor(), currency),
      discountedTotalPriceWithCodeDiscount: () => minorBag(totalMinor(), currency),
      discountedUnitPriceSet: unit,
      discountedUnitPriceWithCodeDiscount: unit,
      ...catalogFields(line, view),
    });
  };
  return {
    typename: "AbandonedCheckoutLineItemConnection",
    idOf: (line) => line.id,
    valueOf: (line) => sortableId(line.id),
    entity,
  };
}
