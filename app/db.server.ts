import { createHash } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@prisma/client";
import pg from "pg";
import sql, { type RawValue, type Sql } from "sql-template-tag";
import { env } from "./env.server";
import { log } from "./log.server";

/**
 * Where SQL goes: the pool, or a transaction. Rows come as PostgreSQL's driver reads them: `bigint` as a decimal string,
 * `timestamptz` as a Date, `jsonb` parsed.
 */
export interface Db {
  query<Row extends object>(statement: Sql): Promise<Row[]>;
}

/** A Db inside a transaction: what it writes is there together or not at all. */
export interface Tx extends Db {
  readonly inTransaction: true;
}

export const pool = new pg.Pool({ connectionString: env.DATABASE_URL, max: env.DATABASE_POOL_SIZE });
// A connection that breaks is replaced at the next query; without listeners it would end the process.
pool.on("error", (err) => log.warn({ err }, "an idle database connection broke"));
pool.on("connect", (client) => client.on("error", (err) => log.warn({ err }, "a database connection broke")));

const names = new Map<string, string>();

/**
 * A statement that each connection reads and plans once, and keeps: for what is asked for each batch of mails, where
 * reading and planning would be most of the work. A connection forgets none of them, so it must be one of few texts.
 */
export function prepared(words: TemplateStringsArray, ...values: readonly RawValue[]): Sql {
  const statement = sql(words, ...values);
  const { text } = statement;
  const name = names.get(text) ?? createHash("sha256").update(text).digest("base64url");
  names.set(text, name);
  return Object.assign(statement, { name });
}

export const db: Db = {
  query: async <Row extends object>(statement: Sql) => (await pool.query<Row>(statement)).rows,
};

/** What time it is by the clock that all hosts share. */
export async function databaseTime(): Promise<Date> {
  const { rows } = await pool.query<{ at: Date }>("SELECT clock_timestamp() AS at");
  const [row] = rows;
  if (!row) throw new Error("The database does not tell the time");
  return row.at;
}

/** Records and pages of records; sets and locks are SQL (docs/decisions/007-prisma-and-sql.md). */
export const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });

/** Runs `work` in one transaction: committed when it returns, rolled back when it throws. */
export async function transact<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query("BEGIN");
    const result = await work({
      inTransaction: true,
      query: async <Row extends object>(statement: Sql) => (await client.query<Row>(statement)).rows,
    });
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch((failure: Error) => (broken = failure));
    throw error;
  } finally {
    client.release(broken);
  }
}
