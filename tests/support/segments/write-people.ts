import sql from "sql-template-tag";
import { db } from "~/db.server";
import type { ProfileFacts } from "~/domains/segments/reader/facts";
import { recordset } from "~/lib/sql";

/** Writes profiles with their tags and what they said about mail. Of two marks of a tag the later is kept. */
export async function writePeople(shopId: number, profiles: readonly ProfileFacts[]): Promise<void> {
  const person = {
    profileId: "bigint",
    customerId: "bigint",
    email: "text",
    locale: "text",
    countryCode: "text",
    regionCode: "text",
    city: "text",
    knownSince: "timestamptz",
    deletedAt: "timestamptz",
    mergedInto: "bigint",
    lifetimeOrders: "int",
  };
  await db.query(sql`
    INSERT INTO profiles (shop_id, id, customer_id, email, locale, country_code, region_code, city, known_since, deleted_at, merged_into, lifetime_orders)
    SELECT ${shopId}::int, "profileId", "customerId", email, locale, "countryCode", "regionCode", city, "knownSince", "deletedAt", "mergedInto", "lifetimeOrders"
    FROM ${recordset(profiles.map(personOf), person)}`);

  const marks = profiles.flatMap(({ profileId, tags }) => tags.map((mark) => ({ profileId, ...mark })));
  await db.query(sql`
    INSERT INTO profile_tags (shop_id, profile_id, tag, present, marked_at)
    SELECT DISTINCT ON ("profileId", tag) ${shopId}::int, "profileId", tag, present, "markedAt"
    FROM ${recordset(marks, { profileId: "bigint", tag: "text", present: "boolean", markedAt: "timestamptz" })}
    ORDER BY "profileId", tag, "markedAt" DESC, present DESC`);

  const said = profiles.flatMap(({ profileId, email, consents }) =>
    consents.map((consent, n) => ({ profileId, email, source: `source ${n}`, ...consent })),
  );
  const word = { profileId: "bigint", email: "text", state: "text", source: "text", occurredAt: "timestamptz" };
  await db.query(sql`
    INSERT INTO consent_records (shop_id, profile_id, email, state, source, occurred_at)
    SELECT ${shopId}::int, "profileId", email, state, source, "occurredAt" FROM ${recordset(said, word)}`);
}

function personOf(profile: ProfileFacts) {
  const { profileId, customerId, email, locale, countryCode, regionCode, city } = profile;
  const { knownSince, deletedAt, mergedInto, lifetimeOrders } = profile;
  const who = { profileId, customerId, email, locale, countryCode, regionCode, city };
  return { ...who, knownSince, deletedAt, mergedInto, lifetimeOrders };
}
