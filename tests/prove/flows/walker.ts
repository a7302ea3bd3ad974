// A worker of flows whose clock stands in the database, and who is killed (-9) in the midst of its work: see kills.ts.
import { setTimeout as sleep } from "node:timers/promises";
import sql from "sql-template-tag";
import { db } from "~/db.server";
import { openTurnstile } from "./turnstile";
import { workUntilQuiet } from "./work";

const [shopId = "", mostMilliseconds = ""] = process.argv.slice(2);
const parent = process.ppid;
const turnstile = await openTurnstile();
let isDoomed = false;

while (process.ppid === parent) {
  await turnstile.enter();
  const [clock] = await db.query<{ at: Date; isDone: boolean }>(sql`SELECT at, is_done AS "isDone" FROM course_clock`);
  if (clock && !clock.isDone) {
    if (!isDoomed) setTimeout(() => process.kill(process.pid, "SIGKILL"), Math.random() * Number(mostMilliseconds));
    isDoomed = true;
    await workUntilQuiet(Number(shopId), clock.at);
    await db.query(sql`UPDATE course_clock SET is_done = true WHERE at = ${clock.at}`);
  }
  await turnstile.leave();
  await sleep(20);
}
process.exit();
