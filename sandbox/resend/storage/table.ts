import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";

interface Row {
  readonly id: string;
}

/** Rows by id, in the order they were first put. */
export interface Table<R extends Row> {
  get(id: string): R | undefined;
  put(row: R): void;
  remove(id: string): void;
  all(): R[];
  clear(): void;
}

/** A table in memory; with a file, every change is appended to it and the table starts from what it holds. */
export function createTable<R extends Row>(schema: z.ZodType<R>, file: string | null): Table<R> {
  const rows = file ? load(schema, file) : new Map<string, R>();
  const write = (change: object) => {
    if (file) appendFileSync(file, JSON.stringify(change) + "\n");
  };
  return {
    get: (id) => rows.get(id),
    put(row) {
      rows.set(row.id, row);
      write({ put: row });
    },
    remove(id) {
      if (rows.delete(id)) write({ remove: id });
    },
    all: () => [...rows.values()],
    clear() {
      rows.clear();
      if (file) writeFileSync(file, "");
    },
  };
}

function load<R extends Row>(schema: z.ZodType<R>, file: string): Map<string, R> {
  const Change = z.union([z.object({ put: schema }), z.object({ remove: z.string() })]);
  const rows = new Map<string, R>();
  mkdirSync(dirname(file), { recursive: true });
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
  for (const [index, line] of lines.entries()) {
    if (line === "") continue;
    const change = Change.safeParse(readJson(line));
    if (!change.success) {
      throw new Error(`Line ${index + 1} of ${file} cannot be read. Delete the file to start with an empty sandbox.`);
    }
    if ("put" in change.data) rows.set(change.data.put.id, change.data.put);
    else rows.delete(change.data.remove);
  }
  // Rewritten once per start, so that the file holds the rows and not their whole history.
  writeFileSync(file, [...rows.values()].map((row) => JSON.stringify({ put: row }) + "\n").join(""), { mode: 0o600 });
  return rows;
}

function readJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    // A torn line is reported by the caller, which knows the file and the line number.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
