import { toDecimal, toMinor } from "../../../factories/money";
import { lineTotalMinor } from "../../../factories/totals";
import type { Cart, Line } from "../../store/model";
import { idNumber, type PrintableObject } from "../json";
import { preciseTime } from "../local-time";
import { moneySet } from "./money-set";
import { tokenFor } from "./names";

/** carts/create and carts/update. A cart names nobody: whose it is shows only when its checkout or order does. */
export function cartPayload(cart: Cart): PrintableObject {
  return {
    id: cart.token,
    token: cart.token,
    line_items: cart.lines.map((line) => cartLine(cart, line)),
    note: null,
    updated_at: preciseTime(cart.updatedAt),
    created_at: preciseTime(cart.createdAt),
  };
}

function cartLine({ token, currency }: Cart, line: Line): PrintableObject {
  const totalMinor = lineTotalMinor(line, currency);
  const amounts = {
    discounted_price: toDecimal(Math.floor(totalMinor / line.quantity), currency),
    line_price: toDecimal(totalMinor, currency),
    original_line_price: toDecimal(toMinor(line.price, currency) * line.quantity, currency),
    price: line.price,
    total_discount: line.discount,
  };
  const sets = Object.entries(amounts).map(([key, amount]) => [`${key}_set`, moneySet(amount, currency)] as const);
  return {
    // In a cart a line goes by its variant, not by an id of its own.
    id: idNumber(line.variantId ?? line.id),
    properties: null,
    quantity: line.quantity,
    variant_id: idNumber(line.variantId),
    key: `${line.variantId ?? line.id}:${tokenFor(token, line.id)}`,
    discounts: [],
    gift_card: false,
    grams: 0,
    original_price: line.price,
    product_id: idNumber(line.productId),
    sku: line.sku || null,
    taxable: true,
    title: line.variantTitle ? `${line.title} - ${line.variantTitle}` : line.title,
    vendor: line.vendor || null,
    ...amounts,
    ...Object.fromEntries(sets),
    parent_relationship: null,
  };
}
