import type { Sql } from "sql-template-tag";
import type { Definition } from "../model";

/**
 * Where and when definitions are asked. Two sources stand in the query: `p`, the profiles, and `t`, their traits with
 * the same columns whether they are the stored ones or derived from the facts up to `asOf`.
 */
export interface CompileContext {
  shopId: number;
  timezone: string;
  currency: string;
  asOf: Date;
  /** What the shop's segments mean now, for conditions on membership. */
  segments: ReadonlyMap<number, Definition>;
}

/** A compiled part: parameters only, never spliced values. */
export interface Compiled {
  /** true, false or NULL for unknown. */
  truth: Sql;
  /** Instants, as SQL expressions, at which time alone may change the truth; each may be NULL or past. */
  dues: Sql[];
}
