import { amountOf, moneyOf, penceOf } from "./amounts";
import { emailOf } from "./customer-node";
import { gid } from "./gids";
import { balanceOf, type Account } from "./ledger";
import type { Row } from "./rows";

/** What is known beyond the invoice itself: the product behind a stock code, and what of a line came back. */
export interface Known {
  productNumber(stockCode: string): number;
  returned(line: number): number;
}

/** An order as a bulk query returns it, followed by its lines. */
export function orderNodes(account: Account, rows: Row[], known: Known) {
  const { gross, refunded, current } = balanceOf(account);
  const id = gid("Order", account.invoice);
  const order = {
    id,
    name: `#${account.invoice}`,
    createdAt: account.processedAt,
    processedAt: account.processedAt,
    updatedAt: account.refundedAt ?? account.processedAt,
    cancelledAt: null,
    test: false,
    displayFinancialStatus: refunded === 0 ? "PAID" : current === 0 ? "REFUNDED" : "PARTIALLY_REFUNDED",
    email: emailOf(account.customer),
    customer: { id: gid("Customer", account.customer) },
    totalPriceSet: { shopMoney: moneyOf(gross) },
    currentTotalPriceSet: { shopMoney: moneyOf(current) },
    totalRefundedSet: { shopMoney: { amount: amountOf(refunded) } },
    discountCodes: [],
    sourceName: "web",
    cartToken: null,
    checkoutToken: null,
    customerJourneySummary: null,
  };
  return [order, ...rows.map((row) => lineNode(id, row, known))];
}

function lineNode(parentId: string, row: Row, { productNumber, returned }: Known) {
  const number = productNumber(row.stockCode);
  return {
    id: gid("LineItem", row.number),
    quantity: row.quantity,
    currentQuantity: row.quantity - returned(row.number),
    sku: row.stockCode,
    product: { id: gid("Product", number), productType: "", tags: [] },
    variant: { id: gid("ProductVariant", number) },
    discountedUnitPriceSet: { shopMoney: { amount: amountOf(penceOf(row.priceMills)) } },
    __parentId: parentId,
  };
}
