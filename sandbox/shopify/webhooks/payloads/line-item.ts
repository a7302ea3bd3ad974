import type { Line, Order, Store } from "../../store/model";
import { idNumber, type PrintableObject } from "../json";
import { moneySet } from "./money-set";

/** A line of an order. What a line is discounted by reaches it through the order's discount applications. */
export function lineItem(store: Store, order: Order, line: Line): PrintableObject {
  return {
    ...lineBasics(store, order, line),
    attributed_staffs: [],
    current_quantity: line.currentQuantity,
    sales_line_item_group_id: null,
  };
}

/** A line as it is repeated inside a refund, with a few keys less. */
export function lineBasics(store: Store, order: Order, line: Line): PrintableObject {
  const { currency } = order;
  const fulfilled = order.fulfillmentStatus === "fulfilled";
  const noDiscount = order.discountCodes.length > 0 ? "0.00" : line.discount;
  return {
    id: idNumber(line.id),
    admin_graphql_api_id: `gid://shopify/LineItem/${line.id}`,
    fulfillable_quantity: fulfilled ? 0 : line.currentQuantity,
    fulfillment_service: "manual",
    fulfillment_status: order.fulfillmentStatus,
    gift_card: false,
    grams: 0,
    name: line.variantTitle ? `${line.title} - ${line.variantTitle}` : line.title,
    price: line.price,
    price_set: moneySet(line.price, currency),
    product_exists: line.productId !== null && store.products.has(line.productId),
    product_id: idNumber(line.productId),
    properties: [],
    quantity: line.quantity,
    requires_shipping: true,
    sku: line.sku || null,
    taxable: true,
    title: line.title,
    total_discount: noDiscount,
    total_discount_set: moneySet(noDiscount, currency),
    variant_id: idNumber(line.variantId),
    variant_inventory_management: null,
    variant_title: line.variantTitle,
    vendor: line.vendor || null,
    tax_lines: [],
    duties: [],
    discount_allocations: discountAllocations(order, line),
  };
}

/** A code's share of a line. The model keeps one discount per line, so all of it goes to the order's first code. */
function discountAllocations(order: Order, line: Line): PrintableObject[] {
  const discounted = order.discountCodes.length > 0 && Number(line.discount) > 0;
  if (!discounted) return [];
  return [
    {
      amount: line.discount,
      amount_set: moneySet(line.discount, order.currency),
      discount_application_index: 0,
    },
  ];
}
