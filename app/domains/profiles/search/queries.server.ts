import sql, { type Sql } from "sql-template-tag";
import { db as pool, type Db } from "~/db.server";

/** Tags of shoppers, as they are written. */
export async function listCustomerTags(shopId: number, text: string, limit: number, db: Db = pool): Promise<string[]> {
  return distinctWords(
    sql`SELECT tag AS word FROM profile_tags WHERE shop_id = ${shopId} AND present`,
    text,
    limit,
    db,
  );
}

/** Countries shoppers are of: two letters each, in lower case. */
export async function listCountries(shopId: number, text: string, limit: number, db: Db = pool): Promise<string[]> {
  return distinctWords(
    sql`SELECT lower(country_code) AS word FROM profiles WHERE shop_id = ${shopId} AND merged_into IS NULL`,
    text,
    limit,
    db,
  );
}

/** Regions shoppers are of, as segments name them: US-CA. */
export async function listRegions(shopId: number, text: string, limit: number, db: Db = pool): Promise<string[]> {
  return distinctWords(
    sql`SELECT country_code || '-' || nullif(region_code, '') AS word FROM profiles
      WHERE shop_id = ${shopId} AND merged_into IS NULL AND country_code <> ''`,
    text,
    limit,
    db,
  );
}

/** Cities shoppers are of, as segments name them: US-CA-LosAngeles. */
export async function listCities(shopId: number, text: string, limit: number, db: Db = pool): Promise<string[]> {
  return distinctWords(
    sql`SELECT concat_ws('-', country_code, nullif(region_code, ''), nullif(replace(city, ' ', ''), '')) AS word
      FROM profiles WHERE shop_id = ${shopId} AND merged_into IS NULL AND country_code <> '' AND city <> ''`,
    text,
    limit,
    db,
  );
}

export async function listLanguages(shopId: number, text: string, limit: number, db: Db = pool): Promise<string[]> {
  return distinctWords(
    sql`SELECT locale AS word FROM profiles WHERE shop_id = ${shopId} AND merged_into IS NULL`,
    text,
    limit,
    db,
  );
}

async function distinctWords(source: Sql, text: string, limit: number, db: Db): Promise<string[]> {
  const rows = await db.query<{ word: string }>(sql`
    SELECT DISTINCT word FROM (${source}) w
    WHERE word <> '' AND strpos(lower(word), lower(${text}::text)) > 0 ORDER BY word LIMIT ${limit}`);
  return rows.map(({ word }) => word);
}
