import sql from "sql-template-tag";
import { saidInRehearsal, type Db } from "~/db.server";
import { jobOptions, type JobName, type Jobs } from "./catalog";

/**
 * Says that something happened. Given a transaction, it is said exactly if the transaction commits.
 * @param at when the answer is due; at once when left out
 */
export async function emit<Name extends JobName>(db: Db, name: Name, payload: Jobs[Name], at?: Date): Promise<void> {
  const said = saidInRehearsal();
  if (said) {
    said.set(name, at ?? null);
    return;
  }
  const { once, maxAttempts } = jobOptions[name];
  // What is due later has a key of its own: it must never push what is due now into the future.
  const key = once === "perShop" && "shopId" in payload ? `${name}:${payload.shopId}${at ? ":later" : ""}` : null;
  await db.query(sql`
    SELECT graphile_worker.add_job(
      identifier => ${name}, payload => ${JSON.stringify(payload)}::json, run_at => ${at ?? null}::timestamptz,
      max_attempts => ${maxAttempts}::int, job_key => ${key}::text)`);
}
