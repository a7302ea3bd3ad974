import type { Sql } from "sql-template-tag";
import type { CompileContext } from "../context";

/** Puts a question to a value of a row, or to each of several (the products of an order), of which one must say yes. */
export type Operand = (question: (value: Sql) => Sql) => Sql;

/** A row that is asked about. */
export interface Row {
  /** Its alias. */
  alias: Sql;
  context: CompileContext;
  /** Few rows are read: looking each one's parts up is cheaper than knowing all answers beforehand. */
  isNarrow: boolean;
}

/** One value. */
export function plain(value: Sql): Operand {
  return (question) => question(value);
}
