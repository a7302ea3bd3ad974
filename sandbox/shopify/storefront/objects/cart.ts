import { toMinor } from "../../../factories/money";
import { lineTotalMinor, sum } from "../../../factories/totals";
import type { Cart, Line, Product, Store } from "../../store/model";
import type { Visit } from "../visit";
import { imageObject, type Values } from "./product";

/** The cart as themes know it, empty before anything was put into it. */
export function cartObject(cart: Cart | null, visit: Visit): Values {
  const { currency } = visit.installation.store.shop;
  const lines = cart?.lines ?? [];
  const total = sum(lines.map((line) => lineTotalMinor(line, currency)));
  return {
    token: cart?.token ?? "",
    note: null,
    attributes: {},
    item_count: sum(lines.map(({ quantity }) => quantity)),
    items: lines.map((line) => itemObject(line, visit)),
    items_subtotal_price: total,
    original_total_price: total,
    total_price: total,
    total_discount: 0,
    total_weight: 0,
    requires_shipping: lines.length > 0,
    currency: { iso_code: currency },
  };
}

function itemObject(line: Line, visit: Visit): Values {
  const { store } = visit.installation;
  const product = productOf(store, line);
  const price = toMinor(line.price, store.shop.currency);
  const total = lineTotalMinor(line, store.shop.currency);
  return {
    id: Number(line.variantId ?? line.id),
    key: line.variantId ?? line.id,
    product_id: Number(line.productId ?? 0),
    variant_id: Number(line.variantId ?? 0),
    handle: product?.handle ?? null,
    title: line.variantTitle ? `${line.title} - ${line.variantTitle}` : line.title,
    product_title: line.title,
    variant_title: line.variantTitle,
    product_type: product?.productType ?? "",
    vendor: line.vendor,
    sku: line.sku,
    quantity: line.quantity,
    price,
    original_price: price,
    final_price: price,
    line_price: total,
    original_line_price: total,
    final_line_price: total,
    url: product ? `${visit.root}/products/${product.handle}?variant=${line.variantId}` : visit.root,
    image: product ? imageObject(product) : null,
    properties: {},
  };
}

export function productOf(store: Store, { productId }: Pick<Line, "productId">): Product | null {
  return productId === null ? null : (store.products.get(productId) ?? null);
}
