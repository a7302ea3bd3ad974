import { AsyncLocalStorage } from "node:async_hooks";
import { createHash } from "node:crypto";
import { Socket } from "node:net";
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

/**
 * What is asked of one connection at once goes to the database at once, and is answered in order: a round trip and a
 * packet for all of it instead of one for each statement.
 */
const atOnce = { pipeline: true, stream: () => new GatheringSocket() };

export const pool = new pg.Pool({ connectionString: env.DATABASE_URL, max: env.DATABASE_POOL_SIZE, ...atOnce });
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
  query: async <Row extends object>(statement: Sql) => {
    const tried = rehearsal.getStore();
    return tried ? tried.tx.query<Row>(statement) : (await pool.query<Row>(statement)).rows;
  },
};

/** Sends what is written in one go when the work at hand rests. */
class GatheringSocket extends Socket {
  override uncork(): void {
    process.nextTick(() => super.uncork());
  }
}

/** What time it is by the clock that all hosts share. */
export async function databaseTime(): Promise<Date> {
  const { rows } = await pool.query<{ at: Date }>("SELECT clock_timestamp() AS at");
  const [row] = rows;
  if (!row) throw new Error("The database does not tell the time");
  return row.at;
}

/** How long this host's own steady clock is trusted after the shared one was read. */
const trustedMilliseconds = 1000;

/** The time by the shared clock for who asks over and over: read now and then, and counted on from there. */
export function steadyTime(): () => Promise<Date> {
  let read: { at: number; on: number } | null = null;
  return async () => {
    const on = performance.now();
    // What the answer took is left out: the time told is never ahead of the shared clock.
    if (!read || on - read.on > trustedMilliseconds)
      read = { at: (await databaseTime()).getTime(), on: performance.now() };
    return new Date(read.at + (performance.now() - read.on));
  };
}

/** Records and pages of records; sets and locks are SQL (docs/decisions/007-prisma-and-sql.md). */
export const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });

/** What is only tried: the transaction in which all of it happens, and what it has said is to be done, and when. */
interface Rehearsal {
  tx: Tx;
  said: Map<string, Date | null>;
}

const rehearsal = new AsyncLocalStorage<Rehearsal | undefined>();

/**
 * Tries something with the very code that does it: whatever `work` asks the database for, by whichever way, happens in
 * one transaction on a connection of its own, which is always rolled back, and what it emits is only noted in `said`.
 */
export async function rehearse<T>(work: (tx: Tx, said: Rehearsal["said"]) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: env.DATABASE_URL, ...atOnce });
  client.on("error", (err) => log.warn({ err }, "the connection of a rehearsal broke"));
  await client.connect();
  try {
    await client.query("BEGIN");
    const tx: Tx = {
      inTransaction: true,
      query: async <Row extends object>(statement: Sql) => (await client.query<Row>(statement)).rows,
    };
    const said: Rehearsal["said"] = new Map();
    return await rehearsal.run({ tx, said }, () => work(tx, said));
  } finally {
    // A connection that ends takes its transaction with it, whatever state it is in.
    await client.end();
  }
}

/** Does something for good in the midst of what is only tried. */
export async function forGood<T>(work: () => Promise<T>): Promise<T> {
  return rehearsal.run(undefined, work);
}

/** What was said so far of what is to be done, while something is only tried; otherwise null. */
export function saidInRehearsal(): Rehearsal["said"] | null {
  return rehearsal.getStore()?.said ?? null;
}

/** Runs `work` in one transaction: committed when it returns, rolled back when it throws. */
export async function transact<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const tried = rehearsal.getStore();
  if (tried) return work(tried.tx);
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    // The first statement does not wait for the beginning's answer, only for its own.
    const begun = client.query("BEGIN");
    // Should it fail, every statement says so.
    begun.catch(() => undefined);
    const result = await work({
      inTransaction: true,
      query: async <Row extends object>(statement: Sql) =>
        (await Promise.all([client.query<Row>(statement), begun]))[0].rows,
    });
    await begun;
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch((failure: Error) => (broken = failure));
    throw error;
  } finally {
    client.release(broken);
  }
}
