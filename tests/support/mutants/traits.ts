import type { Mutant } from "./mutant";

const traits = "app/domains/traits";
const rebuilt = "tests/scenarios/traits-rebuilt.test.ts";
const rfm = `${traits}/rfm/rfm.db.test.ts`;
const habits = `${traits}/habits/habits.db.test.ts`;

/** What is worked out of shoppers: that it follows facts, as of any instant, and that the night starts nothing by itself. */
export const traitMutants: readonly Mutant[] = [
  {
    name: "equals-have-different-scores",
    file: `${traits}/rfm/queries.server.ts`,
    find: "(rank() OVER (ORDER BY ${raw(column)}) - 1)",
    replace: "(row_number() OVER (ORDER BY ${raw(column)}) - 1)",
    killedBy: rfm,
    test: "ties included",
  },
  {
    name: "the-first-night-starts-flows",
    file: `${traits}/jobs.server.ts`,
    find: 'await markAllDirty(shopId, "history", tx);',
    replace: 'await markAllDirty(shopId, "live", tx);',
    killedBy: rfm,
    test: "the first night starts nothing",
  },
  {
    name: "later-visits-are-seen",
    file: `${traits}/habits/queries.server.ts`,
    find: "AND e.occurred_at <= ${asOf} ",
    replace: "",
    killedBy: habits,
    test: "what the plain rule says",
  },
  {
    name: "an-evening-is-thirty-visits",
    file: `${traits}/habits/queries.server.ts`,
    find: "SELECT DISTINCT ON (profile_id, visit) profile_id",
    replace: "SELECT profile_id",
    killedBy: habits,
    test: "what the plain rule says",
  },
  {
    name: "habits-outlive-what-they-came-from",
    file: `${traits}/habits/queries.server.ts`,
    find: "AND NOT EXISTS (SELECT FROM derived d WHERE d.profile_id = h.profile_id)",
    replace: "AND false",
    killedBy: habits,
    test: "loses the row",
  },
  {
    name: "a-changed-catalog-changes-nothing",
    file: `${traits}/jobs.server.ts`,
    find: "isCatalogOther ? await listStaleHabits(shopId, now, tx) : []",
    replace: "[]",
    killedBy: rebuilt,
    test: "the night finds",
  },
  {
    name: "what-should-not-be-there-is-not-found",
    file: `${traits}/verify/queries.server.ts`,
    find: "FULL JOIN derived_anew d",
    replace: "RIGHT JOIN derived_anew d",
    killedBy: rebuilt,
    test: "found and named",
  },
  {
    name: "a-trait-of-the-future-is-known",
    file: "app/domains/segments/compile/kept-traits.server.ts",
    find: "AND k.derived_at <= ${asOf} ",
    replace: "",
    killedBy: "app/domains/segments/compile/kept-traits.db.test.ts",
    test: "from when it was stored",
  },
];
