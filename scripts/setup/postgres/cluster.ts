import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { totalmem } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { dropLease, exclusively, isAlive, takeLease } from "./leases";
import { findPlace, type Place } from "./place";

/** A running PostgreSQL under `.data/`, shared by every process that opened it. */
export interface Cluster {
  /** Nobody else uses it, so whatever is left in it is left over. */
  isFirst: boolean;
  /** Connection URL of one of its databases. */
  url(database: string): string;
  /** Ends this process's use of it; the last one out stops the server. */
  close(): Promise<void>;
}

/** Settings for a cluster whose content may be lost at any time, as in tests. */
export const volatile = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };

/**
 * Opens the cluster `.data/<name>`: makes it on first use, starts it when it is not running (also after a crash), joins
 * it when it is. Throws with the server's own log when it does not come up within a minute.
 */
export async function openCluster(name: string, settings: Record<string, string> = {}): Promise<Cluster> {
  const place = await findPlace(name);
  const { isFirst, port } = await exclusively(place.home, async () => {
    if (!existsSync(join(place.home, "data/PG_VERSION"))) initialise(place);
    return { isFirst: takeLease(place.home), port: (await runningPort(place)) ?? (await start(place, settings)) };
  });
  return {
    isFirst,
    url: (database) => urlOf(place, port, database),
    close: () =>
      exclusively(place.home, async () => {
        if (dropLease(place.home)) control(place, ["stop", "-m", "fast", "-w"]);
      }),
  };
}

/** Lets the cluster `.data/<name>` crash as it stands, and starts it again. Every connection to it breaks. */
export async function crashCluster(name: string, settings: Record<string, string> = {}): Promise<void> {
  const place = await findPlace(name);
  await exclusively(place.home, async () => {
    control(place, ["stop", "-m", "immediate", "-w"]);
    await start(place, settings);
  });
}

/** Stops the cluster `.data/<name>`, if it runs, and removes its data. */
export async function removeCluster(name: string): Promise<void> {
  const place = await findPlace(name);
  await exclusively(place.home, async () => {
    if ((await runningPort(place)) !== undefined) control(place, ["stop", "-m", "immediate", "-w"]);
    rmSync(join(place.home, "data"), { recursive: true, force: true });
  });
}

function initialise(place: Place): void {
  const password = join(place.home, "password");
  writeFileSync(password, randomBytes(18).toString("base64url"), { mode: 0o600 });
  if (place.user) chownSync(password, place.user.uid, place.user.gid);
  rmSync(join(place.home, "data"), { recursive: true, force: true });
  const flags = ["--username=tessera", "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"];
  execute(place, "initdb", [`--pgdata=${join(place.home, "data")}`, `--pwfile=${password}`, ...flags]);
}

async function start(place: Place, settings: Record<string, string>): Promise<number> {
  const port = await freePort(formerPort(place));
  writeFileSync(join(place.home, "port"), String(port));
  const options = {
    port: String(port),
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: "200",
    shared_buffers: `${bufferMegabytes()}MB`,
    // As fast to read as to read on: what is not in memory is on a solid-state disk.
    random_page_cost: "1.1",
    max_wal_size: "2GB",
    ...settings,
  };
  const flags = Object.entries(options).map(([key, value]) => `-c ${key}='${value}'`);
  control(place, ["start", "-w", "-t", "60", "-l", join(place.home, "server.log"), "-o", flags.join(" ")]);
  return port;
}

/** A quarter of the machine's memory, as PostgreSQL's manual advises; of a large one no more than a shop needs. */
function bufferMegabytes(): number {
  const megabytes = Math.min(totalmem(), process.constrainedMemory() || Infinity) / 2 ** 20;
  return Math.round(Math.min(2048, Math.max(128, megabytes / 4)));
}

/** The port of a server that already runs on this data, once it accepts connections. */
async function runningPort(place: Place): Promise<number | undefined> {
  const pidFile = join(place.home, "data/postmaster.pid");
  for (let tries = 0; tries < 600; tries++) {
    if (!existsSync(pidFile)) return undefined;
    const [pid = "", , , port = ""] = readFileSync(pidFile, "utf8").split("\n");
    if (!isAlive(Number(pid))) return undefined;
    if (port && (await accepts(urlOf(place, Number(port), "postgres")))) return Number(port);
    await sleep(100);
  }
  throw new Error(`PostgreSQL does not accept connections; see ${join(place.home, "server.log")}`);
}

async function accepts(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1000 });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

function urlOf(place: Place, port: number, database: string): string {
  const password = readFileSync(join(place.home, "password"), "utf8");
  return `postgresql://tessera:${password}@127.0.0.1:${port}/${database}`;
}

function control(place: Place, args: string[]): void {
  execute(place, "pg_ctl", ["-D", join(place.home, "data"), ...args]);
}

/** `start` hands its output streams to the server, so they must not be pipes this process waits for. */
function execute(place: Place, program: string, args: string[]): void {
  const stdio = args.includes("start") ? "ignore" : "pipe";
  const result = spawnSync(join(place.bin, program), args, { ...place.user, stdio, encoding: "utf8", cwd: place.home });
  if (result.status === 0) return;
  const log = join(place.home, "server.log");
  const tail = existsSync(log) ? readFileSync(log, "utf8").split("\n").slice(-20).join("\n") : "";
  throw new Error(`${program} ${args.join(" ")} failed: ${result.error ?? result.stderr ?? ""}\n${tail}`);
}

/** The same port as last time, where possible: processes that outlived a crash of the server find it again. */
function formerPort(place: Place): number {
  const file = join(place.home, "port");
  return existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
}

function freePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error) => (wanted ? resolve(freePort(0)) : reject(error)));
    server.listen(wanted, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
