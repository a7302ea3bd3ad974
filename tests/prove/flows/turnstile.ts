import pg from "pg";

const lock = 777;

/**
 * Lets a course's clock go on only when nobody works by an earlier time any more. Whoever dies lets go of it, because the
 * database frees what a lost connection held.
 */
export async function openTurnstile() {
  const client = new pg.Client(process.env["DATABASE_URL"]);
  await client.connect();
  return {
    /** For those who work: any number at a time. */
    enter: () => client.query("SELECT pg_advisory_lock_shared($1)", [lock]),
    leave: () => client.query("SELECT pg_advisory_unlock_shared($1)", [lock]),
    /** For whoever moves the clock: nobody works meanwhile. */
    async alone(work: () => Promise<void>): Promise<void> {
      await client.query("SELECT pg_advisory_lock($1)", [lock]);
      await work();
      await client.query("SELECT pg_advisory_unlock($1)", [lock]);
    },
    close: () => client.end(),
  };
}
