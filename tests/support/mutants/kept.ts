import { dues, verdicts } from "./flipped";
import type { Mutant } from "./mutant";

const population = "app/domains/segments/memberships/population.server.ts";
const memberships = "app/domains/segments/memberships/queries.server.ts";
const references = "app/domains/segments/references.ts";
const changes = "tests/scenarios/segment-changes.test.ts";
const inTime = "tests/scenarios/segments-in-time.test.ts";
const explained = "tests/scenarios/segments-explained.test.ts";
const roundTrip = "app/domains/segments/language/round-trip.test.ts";

/** Who is asked at all, by what is found, and how what is found is kept true as time passes. */
export const kept: readonly Mutant[] = [
  {
    name: "not-known-yet-is-asked",
    file: population,
    find: " AND p.known_since <= ${asOf}",
    replace: "",
    ...verdicts,
  },
  {
    name: "known-a-moment-late",
    file: population,
    find: "p.known_since <= ${asOf}",
    replace: "p.known_since < ${asOf}",
    ...verdicts,
  },
  { name: "merged-is-asked", file: population, find: " AND p.merged_into IS NULL", replace: "", ...verdicts },
  {
    name: "deleted-is-asked",
    file: population,
    find: "(p.deleted_at IS NULL OR p.deleted_at > ${asOf})",
    replace: "true",
    ...verdicts,
  },
  {
    name: "deleted-a-moment-late",
    file: population,
    find: "p.deleted_at > ${asOf})",
    replace: "p.deleted_at >= ${asOf})",
    ...verdicts,
  },
  {
    name: "a-few-are-everyone",
    file: population,
    find: "profileIds ? sql`AND p.id = ANY (${profileIds}::bigint[])` : empty",
    replace: "empty",
    ...verdicts,
  },
  {
    name: "the-last-due-first",
    file: population,
    find: "least(${join(later)})",
    replace: "greatest(${join(later)})",
    ...dues,
  },
  {
    name: "due-again-at-the-same-instant",
    file: population,
    find: "CASE WHEN ${due} > ${asked.context.asOf}",
    replace: "CASE WHEN ${due} >= ${asked.context.asOf}",
    killedBy: "app/domains/segments/compile/compile.db.test.ts",
  },
  {
    name: "due-before-it-is-so",
    file: population,
    find: " + interval '999 microseconds'",
    replace: "",
    killedBy: inTime,
    test: "at the very instant",
  },
  {
    name: "due-a-moment-late",
    file: memberships,
    find: "AND due_at <= ${now} ORDER BY",
    replace: "AND due_at < ${now} ORDER BY",
    killedBy: inTime,
    test: "at the very instant",
  },
  {
    name: "who-is-due-stays-due",
    file: memberships,
    find: "AND e.due_at IS NOT NULL)",
    replace: "AND e.due_at IS NULL)",
    killedBy: inTime,
    test: "at the very instant",
  },
  {
    name: "late-worker-says-it-was-then",
    file: memberships,
    find: "'time' AS cause, due_at AS at",
    replace: "'time' AS cause, ${now}::timestamptz AS at",
    killedBy: changes,
    test: "comes late",
  },
  {
    name: "who-is-in-comes-again",
    file: memberships,
    find: "AND m.segment_id = n.segment_id AND m.left_at IS NULL)",
    replace: "AND m.segment_id = n.segment_id AND m.left_at IS NOT NULL)",
    killedBy: changes,
    test: "entered once",
  },
  {
    name: "new-segment-is-never-filled",
    file: "app/domains/segments/commands.server.ts",
    find: 'await emit(tx, "segment.changed", { shopId, segmentId: added });',
    replace: "",
    killedBy: changes,
    test: "fills by itself",
  },
  {
    name: "edit-is-never-applied",
    file: "app/domains/segments/commands.server.ts",
    find: 'if (meansAnother) await emit(tx, "segment.changed", { shopId, segmentId: former.id });',
    replace: "",
    killedBy: changes,
    test: "fills by itself",
  },
  {
    name: "circle-is-not-seen",
    file: references,
    find: "if (next === segmentId) return [...path, next];",
    replace: "",
    killedBy: changes,
    test: "cannot ask about itself",
  },
  {
    name: "circle-by-a-relation-is-not-seen",
    file: references,
    find: "...definition.relations.flatMap((relation) => stayIds(relation.function, relation.filters)),",
    replace: "",
    killedBy: changes,
    test: "cannot ask about itself",
  },
  {
    name: "circle-by-one-of-several-is-not-seen",
    file: references,
    find: 'return definition.name === "member_of" ? ids(definition.values) : [];',
    replace: "return [];",
    killedBy: changes,
    test: "cannot ask about itself",
  },
  {
    name: "too-much-is-cited",
    file: "app/domains/segments/reader/minimal.ts",
    find: "if (kept.length + older.length === before)",
    replace: "if (before)",
    killedBy: explained,
  },
  {
    name: "too-little-is-cited",
    file: "app/domains/segments/reader/minimal.ts",
    find: "if (suffices([...older, ...others])) kept = others;",
    replace: "if (others.length > 0) kept = others;",
    killedBy: explained,
  },
  {
    name: "explained-by-what-is-true-now",
    file: "app/domains/segments/reader/minimal.ts",
    find: "listFacts(known(profile, context.asOf))",
    replace: "listFacts(profile)",
    killedBy: explained,
  },
  {
    name: "and-in-and-loses-its-parentheses",
    file: "app/domains/segments/language/print.ts",
    find: '["and", "or"])).join(" AND ")',
    replace: '["or"])).join(" AND ")',
    killedBy: roundTrip,
    test: "reads as what it was",
  },
  {
    name: "not-binds-to-the-first-alone",
    file: "app/domains/segments/language/print.ts",
    find: '`NOT ${grouped(part, ["and", "or"])}`',
    replace: "`NOT ${print(part)}`",
    killedBy: roundTrip,
    test: "reads as what it was",
  },
];
