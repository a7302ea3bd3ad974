import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** Whether a process with this id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/**
 * Runs `work` while no other process on this machine runs it for the same folder. A holder that was killed is
 * recognised by its process id.
 */
export async function exclusively<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const file = join(folder, "lock");
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: "wx" });
      break;
    } catch {
      if (isAbandoned(file)) rmSync(file, { force: true });
      await sleep(50);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/** Notes that this process uses what lives in the folder; true when no other living process does. */
export function takeLease(folder: string): boolean {
  mkdirSync(join(folder, "leases"), { recursive: true });
  const isFirst = isUnused(folder);
  writeFileSync(join(folder, "leases", String(process.pid)), "");
  return isFirst;
}

/** Ends this process's lease; true when nobody living holds one any more. */
export function dropLease(folder: string): boolean {
  rmSync(join(folder, "leases", String(process.pid)), { force: true });
  return isUnused(folder);
}

function isUnused(folder: string): boolean {
  for (const name of readdirSync(join(folder, "leases"))) {
    if (isAlive(Number(name))) return false;
    rmSync(join(folder, "leases", name), { force: true });
  }
  return true;
}

/** A lock whose holder is dead, or that was made and never signed. */
function isAbandoned(file: string): boolean {
  try {
    const holder = Number(readFileSync(file, "utf8"));
    return holder > 0 ? !isAlive(holder) : Date.now() - statSync(file).mtimeMs > 5000;
  } catch {
    return false;
  }
}
