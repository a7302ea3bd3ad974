import { cancelled } from "../../factories/cancellation";
import type { Factories } from "../../factories/factories";
import { DAY, HOUR, instant, latest } from "../../factories/instants";
import type { Random } from "../../factories/random";
import { refunded } from "../../factories/refund";
import type { Order } from "../../shopify/store/model";

const fates = { kept: 885, cancelled: 25, partlyReturned: 60, returned: 30 };
const reasons = { customer: 55, inventory: 20, fraud: 10, declined: 15 };
const returnNotes = ["Arrived damaged", "Did not suit her skin", "Wrong size", "Changed her mind", null];

/** What became of an order between its day and now: sent, cancelled, or sent and returned. */
export function aftermath(make: Factories, random: Random, order: Order): Order {
  const fate = drawKey(random, fates);
  if (order.sourceName === "pos") return { ...order, fulfillmentStatus: "fulfilled" };
  if (fate === "cancelled") return cancel(make, random, order);
  if (fate === "kept" && isAwaited(make, random, order)) return { ...order, financialStatus: "pending" };
  const sent = send(make, random, order);
  return fate === "kept" ? sent : takeBack(make, random, sent, fate);
}

function send(make: Factories, random: Random, order: Order): Order {
  const sentAt = Date.parse(order.processedAt) + random.between(10, 60) * HOUR;
  if (sentAt > make.now.getTime()) return order;
  return { ...order, fulfillmentStatus: "fulfilled", updatedAt: latest(order.updatedAt, instant(sentAt)) };
}

function cancel(make: Factories, random: Random, order: Order): Order {
  const at = Date.parse(order.processedAt) + random.between(1, 20) * HOUR;
  if (at > make.now.getTime()) return order;
  const cancelledAt = instant(at);
  const reason = drawKey(random, reasons);
  // Nothing is captured from a card that is declined or stolen.
  const unpaid = reason === "declined" || reason === "fraud";
  return cancelled(order, {
    cancelledAt,
    reason,
    refund: unpaid ? null : make.refund(order, { createdAt: cancelledAt }),
  });
}

function takeBack(make: Factories, random: Random, order: Order, how: "partlyReturned" | "returned"): Order {
  const at = Date.parse(order.processedAt) + random.between(4 * 24, 24 * 24) * HOUR;
  if (order.fulfillmentStatus === null || at > make.now.getTime()) return order;
  const [line] = random.sample(order.lines, 1);
  const note = random.pick(returnNotes);
  const whole = how === "returned" || !line;
  return refunded(
    order,
    make.refund(order, {
      createdAt: instant(at),
      note,
      ...(whole ? {} : { lines: [{ lineId: line.id, quantity: 1 }] }),
    }),
  );
}

/** Some pay by bank transfer, which takes some days to arrive. */
function isAwaited(make: Factories, random: Random, order: Order): boolean {
  return make.now.getTime() - Date.parse(order.processedAt) < 5 * DAY && random.chance(0.08);
}

function drawKey<K extends string>(random: Random, shares: Record<K, number>): K {
  const keys: K[] = [];
  for (const key in shares) keys.push(key);
  return random.weighted(keys, (key) => shares[key]);
}
