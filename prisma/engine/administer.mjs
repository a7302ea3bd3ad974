import pg from "pg";
import { connectionParts } from "./connection.mjs";

const errorCodes = { "3D000": "P1003", "28P01": "P1000" };

/**
 * The engine's `cli` commands: is the database there, create it, drop it.
 * @returns {Promise<number>} exit code
 */
export async function administer(command, url) {
  const { database, ...server } = connectionParts(url);
  const on = async (name, sql) => {
    const client = new pg.Client({ ...server, database: name });
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  };
  const quoted = pg.escapeIdentifier(database);
  const commands = {
    "can-connect-to-database": () => on(database, "SELECT 1"),
    "create-database": () => on("postgres", `CREATE DATABASE ${quoted}`),
    "drop-database": () => on("postgres", `DROP DATABASE ${quoted} WITH (FORCE)`),
  };
  try {
    if (!commands[command]) throw new Error(`unknown command ${command}`);
    await commands[command]();
    return 0;
  } catch (error) {
    // Prisma's command line skips the first line of the log, which the native engine greets with.
    log("INFO", { message: "schema engine" });
    const fields = { message: error.message, error_code: errorCodes[error.code] ?? "P1001", is_panic: false };
    log("ERROR", fields);
    return 1;
  }
}

/** One line of the engine's log, in the form that Prisma's command line reads. */
export function log(level, fields) {
  const line = { timestamp: new Date().toISOString(), level, target: "schema_engine::logger", fields };
  process.stderr.write(`${JSON.stringify(line)}\n`);
}
