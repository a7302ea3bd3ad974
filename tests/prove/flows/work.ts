import sql from "sql-template-tag";
import { db } from "~/db.server";
import { enrol, goOn, lookAt } from "~/domains/flows/index.server";
import { queueRequested } from "~/domains/messages/index.server";
import { refresh } from "~/domains/segments/index.server";

/** Does all that is to be done as of an instant, until nothing is left, whoever else is at it. */
export async function workUntilQuiet(shopId: number, now: Date): Promise<void> {
  do {
    await refresh(shopId, now);
    await enrol(shopId, now);
    await lookAt(shopId, now);
    await goOn(shopId, now);
    await queueRequested(shopId, now);
  } while (await isAnythingLeft(shopId, now));
}

async function isAnythingLeft(shopId: number, now: Date): Promise<boolean> {
  const rows = await db.query(sql`
    SELECT 1 FROM dirty_profiles WHERE shop_id = ${shopId}
    UNION ALL SELECT 1 FROM stirred_profiles WHERE shop_id = ${shopId}
    UNION ALL SELECT 1 FROM due_profiles WHERE shop_id = ${shopId} AND due_at <= ${now}
    UNION ALL SELECT 1 FROM flow_runs WHERE shop_id = ${shopId} AND state = 'waiting' AND due_at <= ${now}
    UNION ALL SELECT 1 FROM flow_effects
      WHERE shop_id = ${shopId} AND kind = 'send' AND state = 'queued' AND next_attempt_at <= ${now} LIMIT 1`);
  return rows.length > 0;
}
