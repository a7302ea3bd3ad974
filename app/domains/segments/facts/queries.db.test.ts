import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { ensureShop } from "~/domains/shops/index.server";
import { digestOf } from "~/lib/hash";
import { contextOf, shopHistories } from "../../../../tests/support/segments/histories";
import { writeHistory } from "../../../../tests/support/segments/write-history";
import type { ProfileFacts } from "../reader/facts";
import { productIdsIn } from "../reader/products";
import { presentTags } from "../reader/shopper";
import { findFacts, getReadContext, listFacts } from "./queries.server";

let shopId: number;

beforeAll(async () => {
  shopId = (await ensureShop("facts.myshopify.com")).id;
  const other = (await ensureShop("other.myshopify.com")).id;
  const [history] = fc.sample(shopHistories({ profiles: 6 }), { numRuns: 1, seed: 7 });
  if (history) await writeHistory(other, history);
});

test("what was written of shoppers is what is read of them, whatever other shops have", async () => {
  await fc.assert(
    fc.asyncProperty(shopHistories({ profiles: 5 }), async (history) => {
      await writeHistory(shopId, history);
      const ids = history.profiles.map(({ profileId }) => profileId);
      const facts = await listFacts(shopId, ids);
      expect(facts.map(comparable)).toEqual(history.profiles.toSorted(byId).map(comparable));

      const context = await getReadContext(shopId, history.asOf, facts);
      const products = new Map(productIdsIn(facts).map((id) => [id, history.catalog.get(id) ?? nothing]));
      const segments = context.segments;
      // What is kept in tables of traits is read as it stands there (kept-traits.db.test.ts), of these shoppers alone.
      const { kept, ...others } = contextOf(history, segments, shopId);
      expect(context).toMatchObject({ ...others, catalog: products });
      expect([...kept.keys(), ...context.kept.keys()].filter((id) => !ids.includes(id))).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

test("nobody is found by an id that the shop has not given", async () => {
  expect(await findFacts(shopId, "404")).toBeNull();
});

const nothing = { type: "", vendor: "", tags: [], collectionIds: [] };

const byId = (a: ProfileFacts, b: ProfileFacts) => (BigInt(a.profileId) < BigInt(b.profileId) ? -1 : 1);

/** Facts of one instant come in any order; of several marks of a tag the last is kept. */
function comparable(profile: ProfileFacts) {
  const sorted = <Fact>(facts: readonly Fact[]) => facts.toSorted((a, b) => (digestOf(a) < digestOf(b) ? -1 : 1));
  return {
    ...profile,
    tags: sorted(presentTags(profile)),
    consents: sorted(profile.consents),
    orders: sorted(
      profile.orders.map((order) => ({ ...order, lines: sorted(order.lines), refunds: sorted(order.refunds) })),
    ),
    checkouts: sorted(profile.checkouts),
    events: sorted(profile.events),
    stays: sorted(profile.stays),
  };
}
