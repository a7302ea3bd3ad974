import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { env } from "~/env.server";
import { log } from "~/log.server";
import { declareAlive } from "./queries.server";

const retryMilliseconds = 1000;

/**
 * Shows the other workers that a holder of jobs lives: an advisory lock on a connection of its own, which PostgreSQL
 * frees the moment the process dies, however it dies. A broken connection is made anew.
 */
export function lightBeacon(holder: string): { extinguish(): Promise<void> } {
  let client: pg.Client | undefined;
  let isOut = false;
  const burn = async () => {
    while (!isOut) {
      client = new pg.Client({ connectionString: env.DATABASE_URL, keepAlive: true });
      const broken = new Promise((resolve) => client?.once("error", resolve).once("end", resolve));
      try {
        await client.connect();
        await declareAlive(holder, client);
        await broken;
      } catch (err) {
        log.warn({ err }, "the worker's beacon is out and will be lit again");
      }
      if (!isOut) await sleep(retryMilliseconds);
    }
  };
  void burn();
  return {
    extinguish: async () => {
      isOut = true;
      await client?.end();
    },
  };
}
