import sql, { type Sql } from "sql-template-tag";

/** What is found where something is asked: one value, or an array of several at a time. NULL where it is missing. */
export type Found = { one: Sql } | { several: Sql };

/** An empty text says as little as none. */
export function text(value: Sql): Found {
  return { one: sql`nullif(${value}, '')` };
}

export function one(value: Sql): Found {
  return { one: value };
}

/** Texts are alike without regard to case. */
export function texts(array: Sql): Found {
  return { several: sql`ARRAY(SELECT lower(one) FROM unnest(${array}) one)` };
}
