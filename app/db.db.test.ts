import { expect, test } from "vitest";
import sql from "sql-template-tag";
import { db, prepared, transact } from "./db.server";

test("a statement that is asked for again is kept by its connection, and read there once", async () => {
  const ask = (n: number) => prepared`SELECT ${n}::int + ${sql`${1}::int`} AS sum`;
  const kept = await transact(async (tx) => {
    for (const n of [1, 2, 3]) expect(await tx.query(ask(n))).toEqual([{ sum: n + 1 }]);
    return tx.query(sql`SELECT (generic_plans + custom_plans)::int AS uses FROM pg_prepared_statements
      WHERE statement LIKE '%::int + %::int AS sum'`);
  });
  expect(kept).toEqual([{ uses: 3 }]);
});

test("statements of different words never share a name", async () => {
  expect(await db.query(prepared`SELECT ${1}::int AS one`)).toEqual([{ one: 1 }]);
  expect(await db.query(prepared`SELECT ${1}::int AS other`)).toEqual([{ other: 1 }]);
});
