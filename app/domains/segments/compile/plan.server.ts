import sql, { join, raw, type Sql } from "sql-template-tag";
import type { Source } from "../vocabulary/functions";
import type { CompileContext, TraitSource } from "./context";
import { keptTraits } from "./kept-traits.server";
import type { RowsNeed } from "./rows/need";
import { rowsOf } from "./rows/rows.server";
import { some } from "./scope";

/** What is counted over one source: each expression once, however many conditions ask for it. */
interface Scan {
  need: RowsNeed;
  columns: Map<string, { name: string; expression: Sql }>;
}

/**
 * What the definitions of one pass need to know of things that happened: one grouped scan of each source, shared by
 * all conditions of all definitions, whose columns the truths refer to.
 */
export class Plan {
  readonly #scans = new Map<Source, Scan>();
  readonly #tables = new Set<string>();

  constructor(readonly context: CompileContext) {}

  /**
   * A value aggregated over the rows `r` of a source.
   * @returns the column that holds it; NULL for who has no rows
   */
  aggregate(source: Source, need: RowsNeed, expression: Sql): Sql {
    const scan: Scan = this.#scans.get(source) ?? { need, columns: new Map() };
    scan.need = together(scan.need, need);
    this.#scans.set(source, scan);
    const key = JSON.stringify([expression.strings, expression.values]);
    const column = scan.columns.get(key) ?? { name: `c${scan.columns.size}`, expression };
    scan.columns.set(key, column);
    return raw(`f_${source}.${column.name}`);
  }

  /**
   * A trait that stands in a table of its own.
   * @returns the column that holds it; NULL for who has no row
   */
  trait(table: string, column: string): Sql {
    this.#tables.add(table);
    return raw(`x_${table}.${column}`);
  }

  /** The scans and the tables of traits, to stand behind the traits `t`. */
  joins(traits: TraitSource, profileIds?: readonly string[]): Sql {
    const tables = [...this.#tables].map((table) => {
      const rows = keptTraits(table, traits, this.context, profileIds);
      return sql`LEFT JOIN ${rows} ${raw(`x_${table}`)} ON ${raw(`x_${table}`)}.profile_id = t.profile_id`;
    });
    const scans = [...this.#scans].map(([source, { need, columns }]) => {
      const named = [...columns.values()].map(({ name, expression }) => sql`${expression} AS ${raw(name)}`);
      return sql`LEFT JOIN (
        SELECT r.profile_id, ${join(named)} FROM (${rowsOf(source, need, some(profileIds), this.context)}) r GROUP BY r.profile_id
      ) ${raw(`f_${source}`)} ON ${raw(`f_${source}`)}.profile_id = t.profile_id`;
    });
    return tables.length + scans.length > 0 ? join([...tables, ...scans], "\n") : sql``;
  }
}

function together(one: RowsNeed, other: RowsNeed): RowsNeed {
  return {
    kinds: [...new Set([...one.kinds, ...other.kinds])],
    isRanked: one.isRanked || other.isRanked,
    since: one.since && other.since && new Date(Math.min(one.since.getTime(), other.since.getTime())),
  };
}
