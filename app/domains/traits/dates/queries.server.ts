import sql, { type Sql } from "sql-template-tag";
import { db as pool, type Db } from "~/db.server";

/** A day of a shopper's, as the shop's calendar counts: 2026-03-14. */
export interface DatedProfile {
  profileId: string;
  day: string;
}

/**
 * Whose birthday falls on a day from `fromDay` to `toDay`, both included and at most a year apart. Nobody is told of twice.
 * It is what was last said of it: a trait or the answer to a quiz question called `birthday`, or a tag such as
 * `birthday:03-14`; a month alone means its first day, and who was born on 29 February has it on the 28th in other years.
 */
export async function listBirthdays(
  shopId: number,
  fromDay: string,
  toDay: string,
  db: Db = pool,
): Promise<DatedProfile[]> {
  return db.query<DatedProfile>(sql`
    SELECT d.profile_id AS "profileId", to_char(d.day, 'YYYY-MM-DD') AS day
    FROM (${birthdays(shopId, fromDay, toDay)}) d
    JOIN profiles p ON p.shop_id = ${shopId} AND p.id = d.profile_id AND p.merged_into IS NULL AND p.deleted_at IS NULL
    ORDER BY d.day, d.profile_id`);
}

/** What stands for a birthday in words of quizzes, traits and tags: 03-14, 1990-03-14, 3-14, 03, march. */
const written = sql`'^(?:\\d{4}-)?(0?[1-9]|1[0-2])(?:-(0?[1-9]|[12]\\d|3[01]))?$'`;
const months = sql`ARRAY['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october',
  'november', 'december']`;

function birthdays(shopId: number, fromDay: string, toDay: string): Sql {
  return sql`
    WITH said AS (
      SELECT e.profile_id, e.occurred_at AS at, e.source_id AS tie, lower(trim(e.properties ->> 'value')) AS words
      FROM events e
      WHERE e.shop_id = ${shopId} AND e.kind = 'trait_set' AND e.profile_id IS NOT NULL
        AND e.properties ->> 'name' = 'birthday'
      UNION ALL
      SELECT a.profile_id, a.answered_at, a.question, lower(a.choices[1])
      FROM profile_answers a WHERE a.shop_id = ${shopId} AND a.question = 'birthday' AND cardinality(a.choices) > 0
      UNION ALL
      SELECT coalesce(j.merged_into, t.profile_id), t.marked_at, t.tag,
        trim(substring(lower(t.tag) FROM '^birthday[:=](.*)$'))
      FROM profile_tags t
      LEFT JOIN profiles j ON j.shop_id = ${shopId} AND j.id = t.profile_id AND j.joined_at IS NOT NULL
      WHERE t.shop_id = ${shopId} AND t.present AND t.tag ~* '^birthday[:=]'
    ), latest AS (
      SELECT DISTINCT ON (profile_id) profile_id,
        coalesce((regexp_match(words, ${written}))[1]::int, array_position(${months}, words)) AS month,
        coalesce((regexp_match(words, ${written}))[2]::int, 1) AS day
      FROM said ORDER BY profile_id, at DESC, tie
    )
    SELECT l.profile_id, there.day
    FROM latest l
    CROSS JOIN generate_series(extract(year FROM ${fromDay}::date)::int, extract(year FROM ${toDay}::date)::int) AS year
    CROSS JOIN LATERAL (SELECT make_date(year, l.month, 1) AS first) month
    CROSS JOIN LATERAL (
      SELECT least(month.first + l.day - 1, (month.first + interval '1 month' - interval '1 day')::date) AS day) there
    WHERE l.month IS NOT NULL AND there.day BETWEEN ${fromDay}::date AND ${toDay}::date`;
}
