import type { Sql } from "sql-template-tag";
import type { Source } from "../../vocabulary/functions";
import type { CompileContext } from "../context";
import type { Scope } from "../scope";
import { eventRows } from "./events.server";
import { lineRows } from "./lines.server";
import type { RowsNeed } from "./need";
import { orderRows } from "./orders.server";
import { stayRows } from "./stays.server";

/**
 * What happened and is visible as of the instant, as a query with `profile_id`, `at` and what the source's own
 * parameters read.
 */
export function rowsOf(source: Source, need: RowsNeed, scope: Scope, context: CompileContext): Sql {
  switch (source) {
    case "orders":
      return orderRows(need, scope, context);
    case "lines":
      return lineRows(need, scope, context);
    case "events":
      return eventRows(need, scope, context);
    case "stays":
      return stayRows(need, scope, context);
    default:
      return source satisfies never;
  }
}
