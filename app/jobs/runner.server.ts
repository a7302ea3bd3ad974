import { EventEmitter } from "node:events";
import {
  Logger,
  parseCronItems,
  run,
  type JobHelpers,
  type LogLevel,
  type TaskList,
  type WorkerEvents,
} from "graphile-worker";
import { databaseTime, db, pool, steadyTime } from "~/db.server";
import { findWaitingShops } from "~/domains/ingest/index.server";
import { openPostOffice } from "~/domains/messages/index.server";
import { findShopsLeftDirty } from "~/domains/profiles/index.server";
import { findShopsWithAnswers, forgetNonces } from "~/domains/quizzes/index.server";
import { log, withoutAddresses } from "~/log.server";
import { lightBeacon } from "./beacon.server";
import { jobOptions } from "./catalog";
import { emit } from "./emit.server";
import { perform } from "./perform.server";
import { releaseJobsOfTheDead } from "./queries.server";

const concurrency = 4;
const sweepMilliseconds = 5000;
/** A delivery, or an answer, that has waited so long was not announced: its web process died in between. */
const waitedSeconds = 3;
/** Changed profiles that have waited so long are not being worked off. */
const leftSeconds = 60;
const dailyAt = "10 0 * * *";

/** Starts working off jobs. @returns how to stop: what is being done is finished first */
export async function startWorker(): Promise<{ stop(): Promise<void> }> {
  const events: WorkerEvents = new EventEmitter();
  const beacons: ReturnType<typeof lightBeacon>[] = [];
  events.on("pool:create", ({ workerPool }) => beacons.push(lightBeacon(workerPool.id)));
  const runner = await run({
    pgPool: pool,
    concurrency,
    taskList: taskList(),
    parsedCronItems: parseCronItems([{ task: "day.began", match: dailyAt, options: { backfillPeriod: 86_400_000 } }]),
    noHandleSignals: true,
    logger: new Logger(
      ({ jobId }) =>
        (level, message) =>
          log[pinoLevel(level)]({ jobId }, withoutAddresses(message)),
    ),
    events,
    pollInterval: 1000,
  });
  // The runner ends by itself only when it cannot go on; whoever started this process then starts it again.
  runner.promise.catch((err: unknown) => {
    log.fatal({ err }, "the worker cannot go on");
    process.exitCode = 1;
    process.kill(process.pid, "SIGTERM");
  });
  await emit(db, "day.began", {});
  await sweep();
  const sweeping = setInterval(() => void sweep(), sweepMilliseconds);
  const office = openPostOffice(steadyTime());
  return {
    stop: async () => {
      clearInterval(sweeping);
      await Promise.all([runner.stop(), office.close()]);
      await Promise.all(beacons.map((beacon) => beacon.extinguish()));
    },
  };
}

function taskList(): TaskList {
  return Object.fromEntries(Object.keys(jobOptions).map((name) => [name, task(name)]));
}

function task(name: string) {
  return async (payload: unknown, { job }: JobHelpers) => {
    const started = performance.now();
    try {
      await perform(name, payload, await databaseTime());
      log.debug({ job: name, jobId: job.id, milliseconds: Math.round(performance.now() - started) }, "job done");
    } catch (error) {
      log.error({ job: name, jobId: job.id, attempt: job.attempts, err: error }, "job failed");
      // The queue keeps the message; it must not keep an address that came with it.
      throw new Error(withoutAddresses(error instanceof Error ? error.message : "unknown error"));
    }
  };
}

/** Looks for what nobody will announce any more: jobs of dead workers, deliveries and changes that were left waiting. */
async function sweep(): Promise<void> {
  try {
    const dead = await releaseJobsOfTheDead();
    if (dead.length > 0) log.warn({ workers: dead.length }, "took over the jobs of workers that died");
    for (const { shopId } of await findWaitingShops(waitedSeconds)) await emit(db, "receipts.stored", { shopId });
    for (const shopId of await findShopsWithAnswers(waitedSeconds)) await emit(db, "answers.given", { shopId });
    await forgetNonces();
    for (const shopId of await findShopsLeftDirty(leftSeconds)) await emit(db, "profiles.dirty", { shopId });
  } catch (err) {
    log.warn({ err }, "the sweep failed and will be repeated");
  }
}

function pinoLevel(level: LogLevel): "error" | "warn" | "info" | "debug" {
  if (level === "error") return "error";
  return level === "warning" ? "warn" : "debug";
}
