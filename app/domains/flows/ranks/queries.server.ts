import sql from "sql-template-tag";
import type { Tx } from "~/db.server";
import { recordset } from "~/lib/sql";

/** Gives flows their ranks. */
export async function saveRanks(shopId: number, ranks: readonly { id: number; rank: number }[], tx: Tx): Promise<void> {
  await tx.query(sql`
    UPDATE flows f SET rank = r.rank FROM ${recordset(ranks, { id: "int", rank: "int" })}
    WHERE f.shop_id = ${shopId} AND f.id = r.id`);
}
