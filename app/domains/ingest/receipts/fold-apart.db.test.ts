import sql from "sql-template-tag";
import { beforeAll, expect, test } from "vitest";
import { db, transact } from "~/db.server";
import { ensureShop } from "~/domains/shops/index.server";
import { foldApart } from "./fold-apart.server";
import { storeReceipt, takePendingReceipts } from "./queries.server";

let shopId: number;

beforeAll(async () => {
  shopId = (await ensureShop("apart.myshopify.com")).id;
  const headers = { topic: "orders/create", eventId: null, apiVersion: null, triggeredAt: null };
  await storeReceipt({ shopId, source: "shopify", deliveryId: "one", body: "{}", ...headers });
});

/** Folds the one receipt by running a statement, in a transaction that commits. */
function foldBy(statement: string) {
  return transact(async (tx) => {
    const [receipt] = await takePendingReceipts(shopId, "shopify", 1, tx);
    if (!receipt) throw new Error("No receipt waits");
    await tx.query(sql`UPDATE shops SET name = 'before' WHERE id = ${shopId}`);
    const fold = async () => {
      await tx.query(sql`UPDATE shops SET name = 'half done' WHERE id = ${shopId}`);
      await tx.query(sql([statement]));
      return [];
    };
    return foldApart(shopId, receipt, fold, tx);
  });
}

const nameNow = async () => (await db.query(sql`SELECT name FROM shops WHERE id = ${shopId}`))[0];

test("what the database refuses is dead, and what it had written so far is gone", async () => {
  const [settlement] = await foldBy("SELECT 'ten'::bigint");
  expect(settlement).toMatchObject({ state: "dead", reason: expect.stringContaining("bigint") });
  expect(await nameNow()).toEqual({ name: "before" });
});

test.each(["40001", "40P01", "57014", "53200"])("trouble %s of the database buries nobody", async (code) => {
  const trouble = `DO $$ BEGIN RAISE EXCEPTION 'not now' USING ERRCODE = '${code}'; END $$`;
  await expect(foldBy(trouble)).rejects.toThrow("not now");
});
