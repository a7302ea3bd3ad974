import type { z } from "zod";
import { digestOf } from "~/lib/hash";
import { parseMinor } from "~/lib/money";
import { idOfGid } from "~/lib/shopify-id";
import { normalizeEmail } from "~/lib/wire";
import type { Facts } from "../model";
import { progressOf } from "../progress";
import type { NodeContext } from "./node-context";
import type { LineNode, OrderNode } from "./nodes";

type OrderNode = z.infer<typeof OrderNode>;

export function orderFacts(node: OrderNode, { currency: shopCurrency, parents }: NodeContext): Partial<Facts> {
  const processedAt = node.processedAt ?? node.createdAt;
  if (!processedAt) throw new Error("processedAt: is missing");
  const currency = (node.totalPriceSet ?? node.currentTotalPriceSet)?.shopMoney.currencyCode ?? shopCurrency;
  const content = {
    orderId: node.id,
    customerId: node.customer?.id ?? null,
    email: normalizeEmail(node.email),
    name: node.name ?? "",
    currency,
    totalMinor: grossMinor(node, currency),
    discountMinor: minor(node.totalDiscountsSet, currency),
    refundedMinor: minor(node.totalRefundedSet, currency),
    discountCodes: node.discountCodes ?? [],
    sourceName: node.sourceName ?? null,
    financialStatus: node.displayFinancialStatus?.toLowerCase() ?? null,
    fulfillmentStatus: fulfillmentStatus(node),
    cartToken: node.cartToken ?? null,
    checkoutToken: node.checkoutToken ?? null,
    processedAt,
    cancelledAt: node.cancelledAt ?? null,
  };
  const version = node.updatedAt ?? node.cancelledAt ?? processedAt;
  const progress = progressOf({ ...content, isRefunded: content.refundedMinor > 0 });
  const versioned = { version, digest: progress + digestOf(content) };
  parents.remember(`gid://shopify/Order/${node.id}`, { ...versioned, currency, isLeftOut: node.test === true });
  if (node.test) return {};
  return {
    orders: [{ ...content, ...versioned }],
    mentions: [{ customerId: content.customerId, email: content.email, at: processedAt }],
    refunds: (node.refunds ?? []).map((refund) => ({
      refundId: refund.id,
      orderId: node.id,
      amountMinor: minor(refund.totalRefundedSet, currency),
      refundedAt: refund.processedAt ?? refund.createdAt,
    })),
  };
}

/** In webhooks' words, which have none for an order of which nothing was sent yet. */
function fulfillmentStatus({ displayFulfillmentStatus }: OrderNode): string | null {
  const status = displayFulfillmentStatus?.toLowerCase();
  return status === undefined || status === "unfulfilled" ? null : status;
}

/** `currentTotalPriceSet` is after refunds; what the order came to is that and what went back. */
function grossMinor(node: OrderNode, currency: string): number {
  if (node.totalPriceSet) return minor(node.totalPriceSet, currency);
  if (!node.currentTotalPriceSet) throw new Error("totalPriceSet or currentTotalPriceSet: is missing");
  return minor(node.currentTotalPriceSet, currency) + minor(node.totalRefundedSet, currency);
}

export function lineFacts(node: z.infer<typeof LineNode>, { currency, parents }: NodeContext): Partial<Facts> {
  const orderId = idOfGid(node.__parentId ?? "", "Order");
  if (!orderId) throw new Error("__parentId: does not name the order of the line");
  const parent = parents.find(node.__parentId);
  if (parent?.isLeftOut) return {};
  const price = node.originalUnitPriceSet ?? node.discountedUnitPriceSet;
  return {
    lines: [
      {
        orderId,
        lineId: node.id,
        productId: node.product?.id ?? null,
        variantId: node.variant?.id ?? null,
        title: node.title ?? "",
        sku: node.sku ?? "",
        vendor: node.vendor ?? "",
        quantity: node.quantity,
        currentQuantity: node.currentQuantity ?? node.quantity,
        unitPriceMinor: minor(price, parent?.currency ?? currency),
        // A line whose order is nowhere near is as old as can be: whatever the order itself says wins.
        version: parent?.version ?? new Date(0),
        digest: parent?.digest ?? "",
      },
    ],
  };
}

function minor(money: { shopMoney: { amount: string } } | null | undefined, currency: string): number {
  return money ? parseMinor(money.shopMoney.amount, currency) : 0;
}
