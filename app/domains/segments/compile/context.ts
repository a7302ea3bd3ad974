import type { Sql } from "sql-template-tag";

/**
 * Where and when a definition is asked. Two sources stand in the query: `p`, the profiles, and `t`, their traits with
 * the same columns whether they are the stored ones or derived from the facts up to `asOf`.
 */
export interface CompileContext {
  shopId: number;
  timezone: string;
  currency: string;
  asOf: Date;
}

/** A compiled part: parameters only, never spliced values. */
export interface Compiled {
  /** true, false or NULL for unknown. */
  truth: Sql;
  /** Instants, as SQL expressions, at which time alone may change the truth; each may be NULL or past. */
  dues: Sql[];
}
