import * as answer from "./answers";
import type { Order, OrderLine, ProfileFacts, ReadContext } from "./facts";
import { isTakenBackBy, ordersBy, refundedBy } from "./orders";
import { commonAnswers, type Row } from "./row";

const msPerDay = 86_400_000;

/** `orders_placed`: each order that counts by then. */
export function orderRows(facts: ProfileFacts, context: ReadContext): Row[] {
  const orders = ordersBy(context.asOf, facts.orders);
  return orders.map((order, i) => orderRow(order, orders[i - 1], i + 1, orders.length - i, context));
}

function orderRow(
  order: Order,
  before: Order | undefined,
  position: number,
  positionFromLast: number,
  context: ReadContext,
): Row {
  const { lines, processedAt: at } = order;
  const productIds = lines.map(({ productId }) => productId);
  const answersTo = (parameter: string) => {
    switch (parameter) {
      case "amount":
        return [answer.money(order.totalMinor, context.currency)];
      case "quantity":
        return [answer.count(lines.reduce((sum, { quantity }) => sum + quantity, 0))];
      case "discount_code":
        return [answer.texts(order.discountCodes)];
      case "source":
        return [answer.text(order.sourceName)];
      case "refunded":
        return [answer.yesOrNo(refundedBy(context.asOf, order) > 0)];
      case "position":
        return [answer.count(position)];
      case "position_from_last":
        return [answer.count(positionFromLast)];
      case "days_since_previous":
        return [before ? answer.fraction(at.getTime() - before.processedAt.getTime(), msPerDay) : answer.missing];
      case "product_id":
        return productIds.map(answer.id);
      case "variant_id":
        return lines.map(({ variantId }) => answer.id(variantId));
      case "sku":
        return lines.map(({ sku }) => answer.text(sku));
      default:
        return commonAnswers(parameter, { at, productIds }, context);
    }
  };
  return { fact: { type: "order", at, order }, at, productIds, answersTo };
}

/** `products_purchased`: each line of those orders. */
export function lineRows(facts: ProfileFacts, context: ReadContext): Row[] {
  const orders = ordersBy(context.asOf, facts.orders);
  return orders.flatMap((order) => order.lines.map((line) => lineRow(order, line, context)));
}

function lineRow(order: Order, line: OrderLine, context: ReadContext): Row {
  const at = order.processedAt;
  const productIds = [line.productId];
  const answersTo = (parameter: string) => {
    switch (parameter) {
      case "id":
        return [answer.id(line.productId)];
      case "variant_id":
        return [answer.id(line.variantId)];
      case "sku":
        return [answer.text(line.sku)];
      case "quantity":
        return [answer.count(line.quantity)];
      case "amount":
        return [answer.money(line.unitPriceMinor * line.quantity, context.currency)];
      case "refunded":
        return [answer.yesOrNo(isTakenBackBy(context.asOf, line))];
      default:
        return commonAnswers(parameter, { at, productIds }, context);
    }
  };
  return { fact: { type: "order", at, order }, at, productIds, answersTo };
}
