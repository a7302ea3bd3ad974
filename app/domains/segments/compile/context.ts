import type { Sql } from "sql-template-tag";
import type { Definition } from "../model";
import type { Turn } from "./dates.server";

/**
 * Where and when definitions are asked. In the query stands `t`: what is known of each profile, with the same columns
 * whether it is stored or derived from the facts up to `asOf`.
 */
export interface CompileContext {
  shopId: number;
  timezone: string;
  currency: string;
  asOf: Date;
  /** What the shop's segments mean now, for conditions on membership. */
  segments: ReadonlyMap<number, Definition>;
}

/**
 * `stored`: traits as they were last derived, for now. `facts`: traits worked out from the facts up to `asOf`. A
 * property test holds the two equal.
 */
export type TraitSource = "stored" | "facts";

/** A compiled part: parameters only, never spliced values. */
export interface Compiled {
  /** true, false or NULL for unknown. */
  truth: Sql;
  /** It is never unknown, so that nobody needs to look. */
  isSure: boolean;
  /** When time alone may change the truth. */
  dues: Due[];
}

/** An instant to come, as an SQL expression that is NULL where there is none. */
export interface Due {
  at: Sql;
  /** `at` is a moment and the instant is its turn, left out where it is the instant itself. */
  turn?: Turn;
}
