import sql from "sql-template-tag";
import type { Tx } from "~/db.server";
import { log, withoutAddresses } from "~/log.server";
import type { Receipt, Settlement } from "./queries.server";
import { isTransient } from "./transient";

/**
 * Folds one receipt, which this transaction holds, apart from the others: if the database refuses what it says, it
 * alone becomes a dead letter, and nothing of it stays. Trouble of the connection is thrown.
 */
export async function foldApart(
  shopId: number,
  receipt: Receipt,
  fold: () => Promise<Settlement[]>,
  tx: Tx,
): Promise<Settlement[]> {
  await tx.query(sql`SAVEPOINT before_receipt`);
  try {
    const settlements = await fold();
    await tx.query(sql`RELEASE SAVEPOINT before_receipt`);
    return settlements;
  } catch (err) {
    if (isTransient(err)) throw err;
    await tx.query(sql`ROLLBACK TO SAVEPOINT before_receipt`);
    log.error({ shopId, receiptId: receipt.id, err }, "a delivery could not be folded");
    const words = err instanceof Error ? withoutAddresses(err.message) : "unknown error";
    return [{ id: receipt.id, state: "dead", reason: `could not be written: ${words}` }];
  }
}
