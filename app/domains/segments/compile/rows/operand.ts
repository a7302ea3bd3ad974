import sql, { type Sql } from "sql-template-tag";
import type { CompileContext } from "../context";
import { one, text, type Found } from "../found";

/** What is asked of something that is found. */
export interface Question {
  /** The answer, NULL where it is missing. */
  of(found: Found): Sql;
  /** The answer where there is nothing: no value, or an empty list. */
  ofNothing: { value: boolean; list: boolean };
}

/** Puts a question to what a row is asked for, or to each of several (the products of an order): one yes is enough. */
export type Operand = (question: Question) => Sql;

/** A row that is asked about. */
export interface Row {
  /** Its alias. */
  alias: Sql;
  context: CompileContext;
  /** Few rows are read: looking each one's parts up is cheaper than knowing all answers beforehand. */
  isNarrow: boolean;
}

export function operand(found: Found): Operand {
  return (question) => question.of(found);
}

export function plain(value: Sql): Operand {
  return operand(one(value));
}

export function plainText(value: Sql): Operand {
  return operand(text(value));
}

/** The question's plain yes. */
export function yes(question: Question, found: Found): Sql {
  return sql`coalesce(${question.of(found)}, false)`;
}
