import { spawn, type ChildProcess } from "node:child_process";
import { createSocket } from "node:dgram";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { root } from "./paths.mjs";

/** A process of the product or the sandbox that this script started, and ends. */
export interface Running {
  readonly child: ChildProcess;
  stop(): Promise<void>;
}

/** Starts a Node process with this one's environment and some more; its output goes to stderr, each line under its name. */
export function start(name: string, args: string[], extra: Record<string, string> = {}): Running {
  const env = { ...process.env, ...extra };
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
  const print = (chunk: Buffer) => {
    for (const line of chunk.toString().split("\n").filter(Boolean)) console.error(`[${name}] ${line}`);
  };
  child.stdout.on("data", print);
  child.stderr.on("data", print);
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  return {
    child,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
      // Whatever does not end by itself in time is ended.
      const timer = setTimeout(() => child.kill("SIGKILL"), 10_000);
      await ended;
      clearTimeout(timer);
    },
  };
}

/** Waits until an address answers at all. Throws when the process ends first, or after a minute. */
export async function answers(url: string, { child }: Running): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) throw new Error(`The process behind ${url} ended with ${child.exitCode}`);
    const isThere = await fetch(url, { redirect: "manual" }).then(
      ({ status }) => status < 500,
      () => false,
    );
    if (isThere) return;
    await sleep(100);
  }
  throw new Error(`${url} did not answer within a minute`);
}

/** The wanted port if it is free, else any that is. */
export function freePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error) => (wanted === 0 ? reject(error) : resolve(freePort(0))));
    server.listen(wanted, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : wanted));
    });
  });
}

/** The wanted port if it is free for datagrams, as a name server needs it, else any that is. */
export function freeDatagramPort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = createSocket("udp4");
    socket.once("error", (error) => (wanted === 0 ? reject(error) : resolve(freeDatagramPort(0))));
    socket.bind(wanted, "127.0.0.1", () => {
      const { port } = socket.address();
      socket.close(() => resolve(port));
    });
  });
}
