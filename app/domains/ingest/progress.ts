/**
 * How far an order has come, as digits that compare like it. Two tellings can carry the same second; the one that knows
 * more then counts as later.
 */
export function progressOf(order: {
  cancelledAt: Date | null;
  isRefunded: boolean;
  fulfillmentStatus: string | null;
  financialStatus: string | null;
}): string {
  const steps = [
    order.cancelledAt !== null,
    order.isRefunded,
    order.fulfillmentStatus === "fulfilled",
    order.financialStatus === "paid",
  ];
  return steps.map((isDone) => (isDone ? "1" : "0")).join("");
}
