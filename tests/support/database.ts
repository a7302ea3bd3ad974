import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, inject } from "vitest";

// Runs before each test file's own imports: the file gets a clone of the template for itself, and the application's
// pool, made at import, connects to it.
const name = `test_${randomBytes(6).toString("hex")}`;
await administer(`CREATE DATABASE "${name}" TEMPLATE "${inject("template")}"`);
const url = new URL(inject("clusterUrl"));
url.pathname = `/${name}`;
process.env["DATABASE_URL"] = url.href;

afterAll(async () => {
  const { pool } = await import("~/db.server");
  await pool.end();
  await administer(`DROP DATABASE "${name}" WITH (FORCE)`);
});

async function administer(sql: string) {
  const client = new pg.Client(inject("clusterUrl"));
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
