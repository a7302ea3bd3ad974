import type { Sql } from "sql-template-tag";
import { shopRhythmAsOf } from "./counted.server";
import { habitsAsOf } from "./habits/queries.server";
import { interestsAsOf } from "./interests/queries.server";
import { traitsAsOf } from "./queries.server";

/**
 * A table of traits as it would have been derived at an instant, as a query: `profile_id`, `derived_at` (since when at
 * the latest it is so) and the declared columns. Later facts are invisible.
 */
export type TraitsAsOf = (shopId: number, asOf: Date, profileIds?: readonly string[]) => Sql;

/**
 * The tables besides `profile_traits` whose rows can be worked out from the facts as of any instant. Of one that is not
 * here, a value is known from when it was stored on.
 */
export const traitTables: Readonly<Record<string, TraitsAsOf>> = {
  profile_habits: (shopId, asOf, profileIds) => habitsAsOf(shopId, asOf, shopRhythmAsOf(shopId, asOf), profileIds),
  profile_interests: (shopId, asOf, profileIds) =>
    interestsAsOf(shopId, asOf, traitsAsOf(shopId, asOf, shopRhythmAsOf(shopId, asOf), profileIds), profileIds),
};
