import { customerNode } from "./customer-node";
import { productNumbers } from "./gids";
import { kindOf } from "./kinds";
import type { Account, Ledger } from "./ledger";
import { orderNodes, type Known } from "./order-nodes";
import { productNodes } from "./product-nodes";
import type { Row } from "./rows";
import type { Survey } from "./survey";

/** Everything a bulk export holds, one object per line of it: customers, products, then orders as they came in. */
export async function* allNodes(rows: AsyncIterable<Row>, survey: Survey, ledger: Ledger): AsyncGenerator<object> {
  const accounts = accountsByCustomer(ledger);
  for (const [id, seen] of survey.customers) yield customerNode(id, seen, accounts.get(id) ?? []);

  const numbers = productNumbers(survey.products.keys());
  for (const [stockCode, number] of numbers) {
    const seen = survey.products.get(stockCode);
    if (seen) yield* productNodes(number, stockCode, seen);
  }

  yield* nodesOfOrders(rows, survey, ledger, {
    productNumber: (stockCode) => known(numbers.get(stockCode), `stock code ${stockCode}`),
    returned: (line) => ledger.returned.get(line) ?? 0,
  });
}

/** Invoices may interleave, so each is held back until its last line has come. */
async function* nodesOfOrders(rows: AsyncIterable<Row>, survey: Survey, ledger: Ledger, facts: Known) {
  const open = new Map<string, Row[]>();
  for await (const row of rows) {
    if (kindOf(row) !== "sale") continue;
    const lines = open.get(row.invoice) ?? [];
    lines.push(row);
    open.set(row.invoice, lines);
    if (lines.length < known(survey.saleLines.get(row.invoice), `invoice ${row.invoice}`)) continue;
    open.delete(row.invoice);
    yield* orderNodes(known(ledger.accounts.get(row.invoice), `invoice ${row.invoice}`), lines, facts);
  }
}

function accountsByCustomer({ accounts }: Ledger): Map<string, Account[]> {
  const grouped = new Map<string, Account[]>();
  for (const account of accounts.values()) {
    const others = grouped.get(account.customer);
    if (others) others.push(account);
    else grouped.set(account.customer, [account]);
  }
  return grouped;
}

function known<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`The file changed while it was read: ${what} was not there before.`);
  return value;
}
