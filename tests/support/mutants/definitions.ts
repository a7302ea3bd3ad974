import type { Mutant } from "./mutant";

const compile = "app/domains/segments/compile";
const referee = "tests/scenarios/segments-referee.test.ts";
const verdicts = "what is compiled says";
const changes = "tests/scenarios/segment-changes.test.ts";

/** What definitions mean once they are SQL, and what edits do. */
export const definitions: readonly Mutant[] = [
  {
    name: "relation-at-the-same-moment",
    file: `${compile}/relations.server.ts`,
    find: "${later}.at > ${earlier}.at ",
    replace: "${later}.at >= ${earlier}.at ",
    killedBy: referee,
    test: verdicts,
  },
  {
    name: "relation-ends-a-moment-early",
    file: `${compile}/relations.server.ts`,
    find: "${later}.at <= ${earlier}.at + ",
    replace: "${later}.at < ${earlier}.at + ",
    killedBy: changes,
    test: "an order in time",
  },
  {
    name: "cancelled-orders-count",
    file: `${compile}/rows/orders.server.ts`,
    find: "AND (o.cancelled_at IS NULL OR o.cancelled_at > ${asOf})",
    replace: "",
    killedBy: referee,
    test: verdicts,
  },
  {
    name: "cancellations-are-known-beforehand",
    file: `${compile}/rows/orders.server.ts`,
    find: "(o.cancelled_at IS NULL OR o.cancelled_at > ${asOf})",
    replace: "o.cancelled_at IS NULL",
    killedBy: referee,
    test: verdicts,
  },
  {
    name: "missing-values-pass-negated-filters-never",
    file: `${compile}/filters.server.ts`,
    find: "(NOT coalesce(${truth}, false))",
    replace: "(NOT ${truth})",
    killedBy: referee,
    test: verdicts,
  },
  {
    name: "edits-are-not-applied",
    file: "app/domains/segments/jobs.server.ts",
    find: "appliedVersion < version",
    replace: "appliedVersion > version",
    killedBy: changes,
    test: "an edit",
  },
  {
    name: "every-save-is-a-version",
    file: "app/domains/segments/queries.server.ts",
    find: "meansAnother ? version + 1 : version",
    replace: "version + 1",
    killedBy: changes,
    test: "an edit",
  },
  {
    name: "entries-wake-nobody",
    file: "app/domains/segments/jobs.server.ts",
    find: "const groups = inOrder(segments, context.segments);",
    replace: "const groups = [[...segments]];",
    killedBy: changes,
    test: "enters at once",
  },
];
