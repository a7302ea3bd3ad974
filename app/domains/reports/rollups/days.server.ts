import sql, { type Sql } from "sql-template-tag";

/** The shop's time zone, as an SQL expression. */
export function zoneOfShop(shopId: number): Sql {
  return sql`(SELECT timezone FROM shops WHERE id = ${shopId})`;
}

/** The day of the shop's calendar on which something was, as an SQL expression. */
export function dayOf(shopId: number, at: Sql): Sql {
  return sql`(${at} AT TIME ZONE ${zoneOfShop(shopId)})::date`;
}

/** When a day of the shop's calendar begins, as an SQL expression; of a day without end or beginning, never or always. */
export function beginOf(shopId: number, day: Sql): Sql {
  return sql`((${day})::timestamp AT TIME ZONE ${zoneOfShop(shopId)})`;
}
