import sql, { raw, type Sql } from "sql-template-tag";
import type { Tx } from "~/db.server";
import type { Person, Rarity } from "../model";

/** More than these who agree in something are not told apart by it: a common name in a big town. */
const mostInBlock = 40;
const fetchedAtOnce = 10_000;

/** Only one worker at a time looks for a shop's duplicates, until its transaction ends. @returns whether it is this one */
export async function takeTurn(shopId: number, tx: Tx): Promise<boolean> {
  const [row] = await tx.query<{ taken: boolean }>(sql`
    SELECT pg_try_advisory_xact_lock(hashtext('duplicates'), ${shopId}) AS taken`);
  return row?.taken ?? false;
}

/** The same as `fold` says. */
function folded(text: Sql): Sql {
  return sql`regexp_replace(translate(regexp_replace(lower(normalize(${text}, NFKD)), '[\\u0300-\\u036f]', '', 'g'),
    'łøđßæœıŁØĐÆŒ', 'lodsaoilodao'), '[\\s.,''’\`_-]+', '', 'g')`;
}

const generation = sql`'[\\s,]+(jr|sr|junior|senior|ii|iii|iv)\\.?$'`;

/** Who can be somebody's duplicate, with what is compared of them in the form in which it is compared. */
function people(shopId: number): Sql {
  return sql`
    SELECT p.id, ${folded(sql`p.first_name`)} AS first,
      ${folded(sql`regexp_replace(trim(p.last_name), ${generation}, '', 'i')`)} AS last,
      p.country_code || ${folded(sql`coalesce(p.city, '')`)} AS place,
      CASE WHEN length(regexp_replace(p.phone, '\\D', '', 'g')) >= 7 THEN right(regexp_replace(p.phone, '\\D', '', 'g'), 9) END
        AS phone,
      lower(split_part(p.email, '@', 2)) AS domain,
      regexp_replace(CASE WHEN split_part(p.email, '@', 2) ~* '^(gmail|googlemail|outlook|hotmail|live|icloud|me|fastmail|proton|protonmail|pm)[.](com|me)$'
        THEN split_part(lower(split_part(p.email, '@', 1)), '+', 1) ELSE lower(split_part(p.email, '@', 1)) END, '[._-]', '', 'g')
        AS bare
    FROM profiles p WHERE p.shop_id = ${shopId} AND p.merged_into IS NULL AND p.deleted_at IS NULL`;
}

/** In how many ways two who are one person may agree. Each is one key; who shares a key is compared. */
const keys = sql`(VALUES
  (CASE WHEN length(bare) >= 4 THEN 'e' || bare END),
  ('p' || phone),
  (CASE WHEN first <> '' AND last <> '' THEN 'n' || least(first, last) || ' ' || greatest(first, last) END),
  (CASE WHEN first <> '' AND last <> '' THEN 'c' || least(first, last) || ' ' || greatest(first, last) || ' ' || place END),
  (CASE WHEN length(last) >= 3 THEN 'l' || last || ' ' || place END),
  (CASE WHEN length(last) >= 5 AND first <> '' THEN 'h' || left(last, 4) || ' ' || left(first, 2) || ' ' || place END),
  (CASE WHEN length(last) >= 5 AND first <> '' THEN 't' || right(last, 4) || ' ' || left(first, 2) || ' ' || place END),
  (CASE WHEN length(first) >= 4 AND last <> '' THEN 'f' || right(first, 3) || ' ' || last END),
  (CASE WHEN length(bare) >= 7 THEN 'a' || left(bare, 6) || '@' || domain END),
  (CASE WHEN length(bare) >= 9 THEN 'z' || right(bare, 7) || '@' || domain END)
) AS k(key)`;

/** How often names, places and first halves of addresses are met; what only one or two have is left out. */
export async function countNames(shopId: number, tx: Tx): Promise<Rarity> {
  const rows = await tx.query<{ kind: string; value: string | null; count: number }>(sql`
    WITH people AS MATERIALIZED (${people(shopId)})
    SELECT 'people' AS kind, NULL AS value, count(*)::int AS count FROM people
    UNION ALL SELECT 'first', first, count(*)::int FROM people WHERE first <> '' GROUP BY first HAVING count(*) > 2
    UNION ALL SELECT 'last', last, count(*)::int FROM people WHERE last <> '' GROUP BY last HAVING count(*) > 2
    UNION ALL SELECT 'place', substr(place, 3), count(*)::int FROM people WHERE length(place) > 2
      GROUP BY substr(place, 3) HAVING count(*) > 2
    UNION ALL SELECT 'bare', bare, count(*)::int FROM people WHERE bare <> '' GROUP BY bare HAVING count(*) > 2`);
  const of = (wanted: string) =>
    new Map(
      rows.flatMap(({ kind, value, count }) => (kind === wanted && value !== null ? [[value, count] as const] : [])),
    );
  const total = rows.find(({ kind }) => kind === "people")?.count ?? 0;
  return { people: total, firstNames: of("first"), lastNames: of("last"), places: of("place"), nameParts: of("bare") };
}

export interface Candidate {
  one: Person;
  other: Person;
}

/**
 * Pairs of people who agree in something, each once, in portions. Those of whom somebody said that they are not the same
 * person, or who were merged, are not among them.
 */
export async function* candidates(shopId: number, tx: Tx): AsyncGenerator<Candidate[]> {
  // Everybody's keys are sorted at once: in memory, as far as a night can spare it.
  await tx.query(sql`SET LOCAL work_mem = '64MB'`);
  await tx.query(sql`
    DECLARE duplicate_candidates NO SCROLL CURSOR FOR
    WITH people AS MATERIALIZED (${people(shopId)}),
    keyed AS MATERIALIZED (
      SELECT DISTINCT id, hashtextextended(key, 0) AS key FROM people CROSS JOIN LATERAL ${keys} WHERE key IS NOT NULL
    ),
    blocks AS MATERIALIZED (SELECT key FROM keyed GROUP BY key HAVING count(*) BETWEEN 2 AND ${mostInBlock}::int),
    pairs AS (
      SELECT DISTINCT a.id AS one, b.id AS other FROM blocks
      JOIN keyed a ON a.key = blocks.key JOIN keyed b ON b.key = blocks.key AND b.id > a.id
    )
    SELECT one, other FROM pairs WHERE NOT EXISTS (
      SELECT 1 FROM duplicate_pairs d
      WHERE d.shop_id = ${shopId} AND d.profile_id = one AND d.other_id = other AND d.state <> 'open')
    ORDER BY one, other`);
  for (;;) {
    const pairs = await tx.query<{ one: string; other: string }>(
      sql`FETCH FORWARD ${raw(String(fetchedAtOnce))} FROM duplicate_candidates`,
    );
    if (pairs.length > 0) yield await withPeople(shopId, pairs, tx);
    if (pairs.length < fetchedAtOnce) break;
  }
  await tx.query(sql`CLOSE duplicate_candidates`);
}

async function withPeople(shopId: number, pairs: readonly { one: string; other: string }[], tx: Tx) {
  const ids = [...new Set(pairs.flatMap(({ one, other }) => [one, other]))];
  const persons = new Map((await listPeople(shopId, ids, tx)).map((person) => [person.id, person]));
  return pairs.flatMap((pair) => {
    const [one, other] = [persons.get(pair.one), persons.get(pair.other)];
    return one && other ? [{ one, other }] : [];
  });
}

export async function listPeople(shopId: number, ids: readonly string[], tx: Tx): Promise<Person[]> {
  return tx.query<Person>(sql`
    SELECT id, customer_id IS NOT NULL AS "isCustomer", email, phone, first_name AS "firstName", last_name AS "lastName",
      country_code AS "countryCode", city
    FROM profiles WHERE shop_id = ${shopId} AND id = ANY (${[...ids]}::bigint[])`);
}
