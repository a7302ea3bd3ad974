import { start, type Running } from "../../scripts/setup/processes";

/** A worker of the built bundle, in a process of its own, that is started again whenever it was killed. */
export interface MortalWorker {
  start(environment: Record<string, string>): void;
  /** Kills it as it stands (-9). Resolves when the next one has been started. */
  kill(): Promise<void>;
  kills(): number;
  stop(): Promise<void>;
}

export function mortalWorker(): MortalWorker {
  let launch: () => Running = () => {
    throw new Error("The worker has not been started yet");
  };
  let worker: Running | null = null;
  let dying: Promise<void> | null = null;
  let kills = 0;
  const replace = async () => {
    worker?.child.kill("SIGKILL");
    await worker?.stop();
    worker = launch();
    kills += 1;
    dying = null;
  };
  return {
    start(environment) {
      const fixed = { NODE_ENV: "production", LOG_LEVEL: "silent", PROCESS: "worker" };
      launch = () => start("worker", ["build/server/index.js"], { ...fixed, ...environment });
      worker = launch();
    },
    kill: () => (dying ??= replace()),
    kills: () => kills,
    stop: async () => {
      await dying;
      await worker?.stop();
    },
  };
}
