import { setTimeout as sleep } from "node:timers/promises";
import { takeToken } from "./queries.server";

/** A merchant may wait for it before the screen. */
const patienceMilliseconds = 8000;

/** Waits for one turn of an account for mail that stands in no lane. @returns whether it came in time */
export async function waitForTurn(account: string): Promise<boolean> {
  for (let waited = 0; waited <= patienceMilliseconds;) {
    const wait = await takeToken(account);
    if (wait === 0) return true;
    await sleep(wait);
    waited += wait;
  }
  return false;
}
