import sql from "sql-template-tag";
import { db } from "~/db.server";
import { recordset } from "~/lib/sql";
import type { Planted } from "./planted";

/** Writes planted people into a shop. Their ids are the planted ones and so many more. */
export async function plant(shopId: number, { people }: Planted, offset: number, now: Date): Promise<void> {
  const columns = {
    ...{ id: "bigint", isCustomer: "boolean", email: "text", phone: "text", firstName: "text", lastName: "text" },
    ...{ countryCode: "text", city: "text" },
  };
  for (let from = 0; from < people.length; from += 20_000) {
    const rows = people.slice(from, from + 20_000);
    await db.query(sql`
      INSERT INTO profiles (shop_id, id, customer_id, email, phone, first_name, last_name, country_code, city, known_since)
      SELECT ${shopId}::int, id + ${offset}::bigint, CASE WHEN "isCustomer" THEN id + ${offset}::bigint END, email, phone,
        "firstName", "lastName", "countryCode", city, ${now}::timestamptz
      FROM ${recordset(rows, columns)}`);
  }
  await db.query(sql`ANALYZE profiles`);
}
