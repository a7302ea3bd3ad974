import { penceOf } from "./amounts";
import { kindOf } from "./kinds";
import type { Row } from "./rows";
import { pairOf, type Survey } from "./survey";

/** What an invoice comes to in the end. */
export interface Account {
  invoice: string;
  customer: string;
  processedAt: string;
  grossMills: number;
  refundedMills: number;
  /** When something was last taken back; null when nothing was. */
  refundedAt: string | null;
}

export interface Ledger {
  accounts: Map<string, Account>;
  /** How many of a sale, by its line in the file, were taken back. */
  returned: Map<number, number>;
  cancellations: { lines: number; matched: number; partlyMatched: number; unmatched: number; unitsUnmatched: number };
}

interface Sale {
  line: number;
  account: Account;
  priceMills: number;
  left: number;
}

/**
 * Puts every cancellation against the customer's earlier sales of the same product, latest first, for as many as are
 * left. What came back is worth what was paid for it, whatever price the cancellation names.
 */
export async function settleRows(rows: AsyncIterable<Row>, survey: Survey): Promise<Ledger> {
  const ledger: Ledger = {
    accounts: new Map(),
    returned: new Map(),
    cancellations: { lines: 0, matched: 0, partlyMatched: 0, unmatched: 0, unitsUnmatched: 0 },
  };
  const sales = new Map<string, Sale[]>();
  for await (const row of rows) {
    const kind = kindOf(row);
    const pair = pairOf(row);
    if (kind === "sale") {
      const account = accountOf(ledger, row);
      account.grossMills += row.quantity * row.priceMills;
      if (!survey.cancelledPairs.has(pair)) continue;
      const stack = sales.get(pair) ?? [];
      stack.push({ line: row.number, account, priceMills: row.priceMills, left: row.quantity });
      sales.set(pair, stack);
    } else if (kind === "cancellation") {
      takeBack(ledger, sales.get(pair) ?? [], row);
    }
  }
  return ledger;
}

/** Pence charged, given back and kept. The exact sum of an invoice is rounded once. */
export function balanceOf({ grossMills, refundedMills }: Account) {
  const gross = penceOf(grossMills);
  const refunded = Math.min(gross, penceOf(refundedMills));
  return { gross, refunded, current: gross - refunded };
}

function accountOf({ accounts }: Ledger, { number, invoice, customer, at }: Row): Account {
  const known = accounts.get(invoice);
  if (customer === null || (known && known.customer !== customer)) {
    throw new Error(`Line ${number}: invoice ${invoice} belongs to more than one customer.`);
  }
  const account = known ?? { invoice, customer, processedAt: at, grossMills: 0, refundedMills: 0, refundedAt: null };
  accounts.set(invoice, account);
  return account;
}

/** `sales` is a stack: the latest is on top, and what is used up comes off. */
function takeBack({ returned, cancellations }: Ledger, sales: Sale[], row: Row): void {
  const wanted = -row.quantity;
  let open = wanted;
  for (let sale = sales.at(-1); sale && open > 0; sale = sales.at(-1)) {
    const quantity = Math.min(open, sale.left);
    sale.left -= quantity;
    sale.account.refundedMills += quantity * sale.priceMills;
    sale.account.refundedAt = row.at;
    returned.set(sale.line, (returned.get(sale.line) ?? 0) + quantity);
    open -= quantity;
    if (sale.left === 0) sales.pop();
  }
  cancellations.lines += 1;
  cancellations.unitsUnmatched += open;
  if (open === 0) cancellations.matched += 1;
  else if (open === wanted) cancellations.unmatched += 1;
  else cancellations.partlyMatched += 1;
}
