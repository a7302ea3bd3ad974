import { toMinor } from "../../../factories/money";
import { orderTotals } from "../../../factories/totals";
import type { Customer, Order } from "../../store/model";
import { purchasesOf } from "../../store/purchases";
import { fullName } from "../../webhooks/payloads/names";
import type { Visit } from "../visit";
import type { Values } from "./product";

/** Who is signed in, as themes know it. */
export function customerObject(customer: Customer, { installation, root }: Visit): Values {
  const { store } = installation;
  const { numberOfOrders, amountSpent } = purchasesOf(store, customer.id);
  return {
    id: Number(customer.id),
    email: customer.email,
    first_name: customer.firstName,
    last_name: customer.lastName,
    name: fullName(customer),
    phone: customer.phone,
    tags: customer.tags,
    accepts_marketing: customer.emailConsent.state === "subscribed",
    has_account: customer.state === "enabled",
    orders_count: numberOfOrders,
    total_spent: toMinor(amountSpent, store.shop.currency),
    orders: () =>
      [...store.orders.values()]
        .filter(({ customerId }) => customerId === customer.id)
        .sort((a, b) => b.processedAt.localeCompare(a.processedAt))
        .map((order) => orderObject(order, root)),
  };
}

function orderObject(order: Order, root: string): Values {
  return {
    id: Number(order.id),
    name: order.name,
    created_at: order.processedAt,
    total_price: orderTotals(order).currentMinor,
    financial_status: order.financialStatus,
    fulfillment_status: order.fulfillmentStatus,
    cancelled: order.cancelledAt !== null,
    customer_url: `${root}/account`,
    line_items: order.lines.map(({ title, quantity }) => ({ title, quantity })),
  };
}
