import { fileURLToPath } from "node:url";
import * as build from "virtual:remix/server-build";
import { pool } from "~/db.server";
import { flushShown } from "~/domains/quizzes/index.server";
import { env } from "~/env.server";
import { startWorker } from "~/jobs/runner.server";
import { log } from "~/log.server";
import { builtAssets, createWebServer, listen } from "~/server";

// The whole product in production, from one bundle: PROCESS says whether this process is the web, the worker, or both.
const stops: (() => Promise<unknown>)[] = [];

if (env.PROCESS !== "worker") {
  const server = createWebServer(build, builtAssets(fileURLToPath(new URL("../client", import.meta.url))));
  const port = await listen(server);
  stops.push(async () => {
    await new Promise((resolve) => server.close(resolve));
    await flushShown();
  });
  log.info({ port }, "web listens");
}

if (env.PROCESS !== "web") {
  const worker = await startWorker();
  stops.push(() => worker.stop());
  log.info("worker works");
}

/** On a signal: no new work, what is being done is finished, then the end. */
async function shutDown(): Promise<void> {
  await Promise.all(stops.map((stop) => stop()));
  await pool.end();
  process.exit();
}

process.once("SIGTERM", () => void shutDown());
process.once("SIGINT", () => void shutDown());
