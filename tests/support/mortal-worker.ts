import { start, type Running } from "../../scripts/setup/processes";

/** A worker of the built bundle, in a process of its own, that is started again whenever it was killed or ended. */
export interface MortalWorker {
  /** @param bundle where it stands; a copy, when somebody may build meanwhile */
  start(environment: Record<string, string>, bundle?: string): void;
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
    const killed = worker;
    worker = null;
    killed?.child.kill("SIGKILL");
    await killed?.stop();
    begin();
    kills += 1;
    dying = null;
  };
  /** Whoever runs the product starts it again when it ends by itself, because its database is gone for instance. */
  const begin = () => {
    const begun = launch();
    worker = begun;
    begun.child.once("exit", () => setTimeout(() => worker === begun && begin(), 500));
  };
  return {
    start(environment, bundle = "build/server/index.js") {
      const fixed = { NODE_ENV: "production", LOG_LEVEL: "silent", PROCESS: "worker" };
      launch = () => start("worker", [bundle], { ...fixed, ...environment });
      begin();
    },
    kill: () => (dying ??= replace()),
    kills: () => kills,
    stop: async () => {
      await dying;
      const last = worker;
      worker = null;
      await last?.stop();
    },
  };
}
