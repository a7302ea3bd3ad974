import fc from "fast-check";
import type { Catalog, ProfileFacts, ReadContext } from "~/domains/segments/reader/facts";
import { lifecycleRule } from "~/domains/traits/model";
import { smallCatalog } from "./catalog";
import { momentsOf, settings } from "./moments";
import { named } from "./naming";
import { shopper } from "./shoppers";

/** A shop with what happened to each of its shoppers, as of an instant and beyond it. */
export interface ShopHistory {
  timezone: string;
  currency: string;
  asOf: Date;
  historyFrom: Date | null;
  catalog: Catalog;
  profiles: ProfileFacts[];
}

/** Small shops: few shoppers with few facts at few moments, so that much happens at once and close to boundaries. */
export function shopHistories({ profiles = 8, fewest = 1 } = {}): fc.Arbitrary<ShopHistory> {
  return settings.chain((setting) =>
    momentsOf(setting).chain((moments) => {
      // One of them is crowded.
      const moment = fc.constantFrom(...moments, ...moments.slice(0, 1), ...moments.slice(0, 1));
      return fc
        .record({
          currency: fc.constantFrom("GBP", "JPY", "KWD"),
          historyFrom: fc.option(moment, { freq: 1 }),
          shoppers: fc.array(shopper(moment, setting.asOf), { minLength: fewest, maxLength: profiles }),
        })
        .map(({ shoppers, ...shop }) => ({
          ...setting,
          ...shop,
          catalog: smallCatalog,
          profiles: shoppers.map((told, i) => named(told, i)),
        }));
    }),
  );
}

/** For a reading of the history by itself: no shop has a rhythm of its own from so few orders. */
export function contextOf(
  { timezone, currency, asOf, historyFrom, catalog }: ShopHistory,
  segments: ReadContext["segments"] = new Map(),
  shopId = 1,
): ReadContext {
  const shopRhythmSeconds = lifecycleRule.guessedRhythmSeconds;
  return { shopId, timezone, currency, asOf, historyFrom, shopRhythmSeconds, catalog, segments, kept: new Map() };
}
