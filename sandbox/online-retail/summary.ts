import { amountOf } from "./amounts";
import { balanceOf, type Ledger } from "./ledger";
import type { Survey } from "./survey";

/** What was kept, what was left out and why. Amounts are decimal strings in GBP. */
export type Summary = ReturnType<typeof summaryOf>;

export function summaryOf(survey: Survey, ledger: Ledger) {
  const accounts = [...ledger.accounts.values()];
  const balances = accounts.map(balanceOf);
  const total = (amounts: number[]) => amountOf(amounts.reduce((sum, pence) => sum + pence, 0));
  const leftOut = [...survey.kinds].filter(([kind]) => kind !== "sale" && kind !== "cancellation");
  return {
    customers: survey.customers.size,
    buyingCustomers: new Set(accounts.map((account) => account.customer)).size,
    products: survey.products.size,
    orders: accounts.length,
    lines: survey.kinds.get("sale") ?? 0,
    gross: total(balances.map(({ gross }) => gross)),
    refunded: total(balances.map(({ refunded }) => refunded)),
    current: total(balances.map(({ current }) => current)),
    refundedOrders: accounts.filter((account) => account.refundedAt !== null).length,
    cancellations: ledger.cancellations,
    leftOutLines: Object.fromEntries(leftOut),
  };
}
