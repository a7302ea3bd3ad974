import sql from "sql-template-tag";
import { db as pool, prepared, type Db } from "~/db.server";
import type { TokenName } from "../tokens/registry";

/** What is filled in of one shopper, by the names of tokens; what is not known is left out. */
export type PersonValues = Partial<Record<TokenName, string>>;

interface Row {
  id: string;
  firstName: string;
  city: string | null;
  countryCode: string | null;
}

/** How many days back a cart or a look is still the one that is meant. */
const rememberedDays = 30;

/** The values of some shoppers, only as far as they are asked for. Who was merged or deleted is not among them. */
export async function findPeople(
  shopId: number,
  profileIds: readonly string[],
  asked: ReadonlySet<string>,
  now: Date,
  db: Db = pool,
): Promise<Map<string, PersonValues>> {
  const names = Object.entries(finders).filter(([name]) => asked.has(name));
  const [rows, ...found] = await Promise.all([
    db.query<Row>(prepared`
      SELECT id, first_name AS "firstName", city, country_code AS "countryCode" FROM profiles
      WHERE shop_id = ${shopId} AND id = ANY (${profileIds}::bigint[]) AND deleted_at IS NULL AND merged_into IS NULL`),
    ...names.map(([, find]) => find(shopId, profileIds, now, db)),
  ]);
  const people = new Map(rows.map((row) => [row.id, valuesOf(row)]));
  names.forEach(([name], i) => {
    for (const { id, value } of found[i] ?? []) Object.assign(people.get(id) ?? {}, { [name]: value });
  });
  return people;
}

function valuesOf({ firstName, city, countryCode }: Row): PersonValues {
  const name = nameOf(firstName);
  const country = countryCode ? countryOf(countryCode) : undefined;
  return { ...(name && { first_name: name }), ...(city?.trim() && { city }), ...(country && { country }) };
}

/** What is no name is not called one: an address that somebody would like the shop to send out, or a whole sentence. */
function nameOf(text: string): string | null {
  const name = text.trim();
  return name.length > 40 || /:\/\/|www\.|[@<>{}]|\.[a-z]{2,}\b/i.test(name) ? null : name;
}

const countries = new Intl.DisplayNames("en", { type: "region", fallback: "none" });

function countryOf(code: string): string | undefined {
  return /^[A-Z]{2}$/i.test(code) ? countries.of(code.toUpperCase()) : undefined;
}

type Found = { id: string; value: string }[];
type Finder = (shopId: number, profileIds: readonly string[], now: Date, db: Db) => Promise<Found>;

const finders: Partial<Record<TokenName, Finder>> = {
  last_product: findLastProducts,
  viewed_product: findViewedProducts,
  cart_product: findCartProducts,
  cart_url: findCartAddresses,
};

/** Of the latest order the line that came to most. */
async function findLastProducts(shopId: number, profileIds: readonly string[], now: Date, db: Db): Promise<Found> {
  return db.query(prepared`
    SELECT p.id::text AS id, line.title AS value
    FROM unnest(${profileIds}::bigint[]) AS p(id)
    CROSS JOIN LATERAL (
      SELECT o.order_id FROM orders o
      WHERE o.shop_id = ${shopId} AND o.profile_id = p.id AND o.cancelled_at IS NULL AND o.deleted_at IS NULL
        AND o.processed_at <= ${now}
      ORDER BY o.processed_at DESC, o.order_id DESC LIMIT 1
    ) latest
    CROSS JOIN LATERAL (
      SELECT l.title FROM order_lines l WHERE l.shop_id = ${shopId} AND l.order_id = latest.order_id AND l.title <> ''
      ORDER BY l.unit_price_minor * l.quantity DESC, l.line_id LIMIT 1
    ) line`);
}

async function findViewedProducts(shopId: number, profileIds: readonly string[], now: Date, db: Db): Promise<Found> {
  return db.query(sql`
    SELECT p.id::text AS id, product.title AS value
    FROM unnest(${profileIds}::bigint[]) AS p(id)
    CROSS JOIN LATERAL (
      SELECT e.properties -> 'productIds' ->> 0 AS product_id FROM events e
      WHERE e.shop_id = ${shopId} AND e.profile_id = p.id AND e.kind = 'product_viewed'
        AND e.occurred_at <= ${now} AND e.occurred_at > ${daysBefore(now)}
      ORDER BY e.occurred_at DESC LIMIT 1
    ) viewed
    JOIN products product ON product.shop_id = ${shopId} AND product.product_id::text = viewed.product_id
      AND product.deleted_at IS NULL`);
}

/** Of the latest cart that became no order the line that came to most. */
async function findCartProducts(shopId: number, profileIds: readonly string[], now: Date, db: Db): Promise<Found> {
  return db.query(sql`
    SELECT p.id::text AS id, line ->> 'title' AS value
    FROM unnest(${profileIds}::bigint[]) AS p(id)
    CROSS JOIN LATERAL (
      SELECT b.lines FROM baskets b
      WHERE b.shop_id = ${shopId} AND b.profile_id = p.id AND b.completed_at IS NULL AND b.deleted_at IS NULL
        AND b.started_at <= ${now} AND b.started_at > ${daysBefore(now)} AND jsonb_array_length(b.lines) > 0
      ORDER BY b.started_at DESC, b.token LIMIT 1
    ) basket
    CROSS JOIN LATERAL (
      SELECT line FROM jsonb_array_elements(basket.lines) AS line WHERE line ->> 'title' <> ''
      ORDER BY (line ->> 'priceMinor')::numeric * (line ->> 'quantity')::numeric DESC LIMIT 1
    ) dearest`);
}

/** Where Shopify shows an abandoned checkout again. */
async function findCartAddresses(shopId: number, profileIds: readonly string[], now: Date, db: Db): Promise<Found> {
  return db.query(sql`
    SELECT p.id::text AS id, basket.recovery_url AS value
    FROM unnest(${profileIds}::bigint[]) AS p(id)
    CROSS JOIN LATERAL (
      SELECT b.recovery_url FROM baskets b
      WHERE b.shop_id = ${shopId} AND b.profile_id = p.id AND b.completed_at IS NULL AND b.deleted_at IS NULL
        AND b.started_at <= ${now} AND b.started_at > ${daysBefore(now)} AND b.recovery_url LIKE 'https://%'
      ORDER BY b.started_at DESC, b.token LIMIT 1
    ) basket`);
}

function daysBefore(now: Date): Date {
  return new Date(now.getTime() - rememberedDays * 86_400_000);
}
