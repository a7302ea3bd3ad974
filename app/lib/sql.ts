import sql, { raw, type Sql } from "sql-template-tag";
import type { Versioned } from "./latest";

/**
 * Rows as a source to select from, in one parameter however many there are: `FROM ${recordset(rows, columns)}`, named r.
 * @param columns PostgreSQL types by property name: constants of the code, never input
 */
export function recordset<Column extends string>(
  rows: readonly Record<NoInfer<Column>, unknown>[],
  columns: Record<Column, string>,
): Sql {
  const declared = Object.entries(columns).map(([name, type]) => `"${name}" ${type}`);
  return sql`json_to_recordset(${JSON.stringify(rows)}::json) AS r(${raw(declared.join(", "))})`;
}

/** A table of facts that come in versions: one row for each key, the latest word wins. */
export interface VersionedTable<Fact extends Versioned> {
  name: string;
  /** Properties that make the key, after the shop. */
  key: readonly (keyof Fact & string)[];
  /** PostgreSQL types by property; the column has the same name in snake_case. */
  columns: Record<Exclude<keyof Fact, keyof Versioned> & string, string>;
}

/** Inserts facts, or overwrites rows that hold an earlier word. The same facts in any order leave the same rows. */
export function upsertLatest<Fact extends Versioned>(table: VersionedTable<Fact>, shopId: number, rows: Fact[]): Sql {
  const columns = { ...table.columns, version: "timestamptz", digest: "text" };
  const names = Object.keys(columns);
  const list = (parts: string[]) => raw(parts.join(", "));
  const own = names.filter((name) => !table.key.some((key) => key === name));
  return sql`
    INSERT INTO ${raw(table.name)} (shop_id, ${list(names.map(columnOf))})
    SELECT ${shopId}::int, ${list(names.map((name) => `"${name}"`))} FROM ${recordset(rows, columns)}
    ON CONFLICT (shop_id, ${list(table.key.map(columnOf))})
    DO UPDATE SET ${list(own.map((name) => `${columnOf(name)} = excluded.${columnOf(name)}`))}
    WHERE (excluded.version, excluded.digest) > (${raw(table.name)}.version, ${raw(table.name)}.digest)`;
}

function columnOf(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Whether PostgreSQL cancelled the statement because it took too long. */
export function isTimeOut(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "57014";
}
