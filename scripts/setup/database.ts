import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { runMigrations } from "graphile-worker";
import pg from "pg";
import { root } from "./paths.mjs";
import { openCluster } from "./postgres/cluster";

/** The database to work on, and how to stop using it. */
export interface OpenDatabase {
  url: string;
  close(): Promise<void>;
}

/** The database of DATABASE_URL, or else the embedded one under .data/, migrated. */
export async function openDatabase(): Promise<OpenDatabase> {
  const given = process.env["DATABASE_URL"];
  if (given) {
    await migrate(given);
    return { url: given, close: async () => undefined };
  }
  const cluster = await openCluster("postgres");
  const url = cluster.url("tessera");
  await migrate(url);
  return { url, close: () => cluster.close() };
}

/** Brings a database up to date: ours by Prisma, the queue's by graphile-worker. Fast when there is nothing to do. */
export async function migrate(url: string): Promise<void> {
  if ((await pendingMigrations(url)) === 0) return;
  prisma(["migrate", "deploy"], url);
  await runMigrations({ connectionString: url });
}

/** Runs a Prisma command against a database with the engine from npm. Throws with Prisma's words when it fails. */
export function prisma(args: string[], url: string, stdio: "pipe" | "inherit" = "pipe"): string {
  const result = spawnSync(process.execPath, [join(root, "node_modules/prisma/build/index.js"), ...args], {
    cwd: root,
    stdio,
    encoding: "utf8",
    env: {
      ...process.env,
      DATABASE_URL: url,
      PRISMA_SCHEMA_ENGINE_BINARY: join(root, "prisma/engine/schema-engine.mjs"),
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
    },
  });
  if (result.status !== 0) throw new Error(`prisma ${args.join(" ")} failed:\n${result.stdout}\n${result.stderr}`);
  return result.stdout;
}

/** Migrations in the folder that the database has not seen; all of them when it does not exist yet. */
async function pendingMigrations(url: string): Promise<number> {
  const present = readdirSync(join(root, "prisma/migrations")).filter((name) => !name.includes("."));
  const client = new pg.Client(url);
  try {
    await client.connect();
    const applied = await client.query<{ name: string }>(
      "SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
    );
    // graphile-worker's own migrations come right after ours; without its schema the last attempt was cut short.
    await client.query("SELECT 1 FROM graphile_worker.migrations LIMIT 1");
    const names = new Set(applied.rows.map(({ name }) => name));
    return present.filter((name) => !names.has(name)).length;
  } catch (error) {
    const isMissing = error instanceof pg.DatabaseError && ["3D000", "42P01", "3F000"].includes(error.code ?? "");
    if (isMissing) return present.length;
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}
