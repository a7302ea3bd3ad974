import sql from "sql-template-tag";
import { db as pool, type Db } from "~/db.server";
import type { CohortMonth } from "./model";

/** What first buyers bought later, as of the last night. @param from the first cohort, "2026-03" */
export async function listCohortMonths(shopId: number, from: string, db: Db = pool): Promise<CohortMonth[]> {
  return db.query<CohortMonth>(sql`
    SELECT to_char(cohort, 'YYYY-MM') AS cohort, to_char(month, 'YYYY-MM') AS month, buyers, orders,
      revenue_minor::float8 AS "revenueMinor"
    FROM cohort_months WHERE shop_id = ${shopId} AND cohort >= ${`${from}-01`}::date ORDER BY cohort_months.cohort, cohort_months.month`);
}
