import type { Mutant } from "./mutant";

const days = "app/domains/segments/days.test.ts";
const explain = "app/domains/segments/explain/explain.test.ts";
const turns = "app/domains/segments/reader/turn.test.ts";
const names = "app/domains/segments/naming/names.db.test.ts";
const attributes = "app/domains/segments/reader/attributes.test.ts";
const asked = "app/routes/app.segments.$segmentId_.members.$profileId/day.test.ts";
const suggestions = "app/components/segment-builder/text/suggestions.test.ts";
const timeline = "app/domains/reports/shoppers/timeline/timeline.db.test.ts";
const enrolment = "app/domains/flows/enrolment/enrol.db.test.ts";

/** What is said of definitions, of why somebody is in a segment, and while one is written. */
export const words: readonly Mutant[] = [
  {
    name: "year-nought-is-a-year",
    file: "app/domains/segments/days.ts",
    find: 'return !text.startsWith("0000") && !Number',
    replace: "return !Number",
    killedBy: days,
  },
  {
    name: "the-thirtieth-of-february-is-a-day",
    file: "app/domains/segments/days.ts",
    find: " && at.toISOString().startsWith(text)",
    replace: "",
    killedBy: days,
  },
  {
    name: "names-of-every-shop",
    file: "app/domains/segments/naming/queries.server.ts",
    find: "WHERE shop_id = ${shopId} AND product_id",
    replace: "WHERE product_id",
    killedBy: names,
  },
  {
    name: "numbers-too-large-for-an-id-are-asked",
    file: "app/domains/segments/naming/queries.server.ts",
    find: "of === kind && /^\\d{1,18}$/.test(id)",
    replace: "of === kind",
    killedBy: names,
  },
  {
    name: "amounts-without-their-money",
    file: "app/domains/segments/language/wording/values.ts",
    find: 'kind.type === "money" && names.currency',
    replace: 'kind.type === "decimal" && names.currency',
    killedBy: names,
  },
  {
    name: "city-without-its-region",
    file: "app/domains/segments/reader/shopper.ts",
    find: "`${regionOf(facts) ?? facts.countryCode}-${city}`",
    replace: "`${facts.countryCode}-${city}`",
    killedBy: attributes,
  },
  {
    name: "region-of-no-country",
    file: "app/domains/segments/reader/shopper.ts",
    find: "return countryCode && regionCode ?",
    replace: "return regionCode ?",
    killedBy: attributes,
  },
  {
    name: "held-since-the-change-before",
    file: "app/domains/segments/reader/turn.ts",
    find: "asOf: at }) !== verdict) return since;",
    replace: "asOf: at }) !== verdict) return at;",
    killedBy: turns,
  },
  {
    name: "days-that-pass-turn-nothing",
    file: "app/domains/segments/reader/turn.ts",
    find: "definitions.some(turnsWithDays) ? midnights",
    replace: "false ? midnights",
    killedBy: turns,
  },
  {
    name: "what-was-taken-back-turns-nothing",
    file: "app/domains/segments/reader/turn.ts",
    find: "      ...refunds.map(({ refundedAt }) => refundedAt),\n",
    replace: "",
    killedBy: turns,
  },
  {
    name: "near-in-two-ways",
    file: "app/domains/segments/reader/near.ts",
    find: "first && others.length === 0 ?",
    replace: "first ?",
    killedBy: explain,
  },
  {
    name: "what-nobody-tells-is-near",
    file: "app/domains/segments/reader/near.ts",
    find: ".some((part) => isUnknowable(part.of, part.filters))) return [];",
    replace: ".some((part) => isUnknowable(part.of, part.filters) && false)) return [];",
    killedBy: explain,
  },
  {
    name: "an-amount-that-is-reached-is-missing",
    file: "app/domains/segments/explain/nearest-miss.ts",
    find: "if (missing < 0n || (missing === 0n && !isMoreThan)) return null;",
    replace: "",
    killedBy: explain,
  },
  {
    name: "found-day-of-another-time-zone",
    file: "app/domains/segments/explain/found.ts",
    find: "dayOf(at, timezone)",
    replace: 'dayOf(at, "UTC")',
    killedBy: explain,
  },
  {
    name: "a-day-to-come-is-shown-as-now",
    file: "app/routes/app.segments.$segmentId_.members.$profileId/day.ts",
    find: "if (typed > today)",
    replace: "if (typed < typed)",
    killedBy: asked,
  },
  {
    name: "an-unreadable-day-is-shown-as-now",
    file: "app/routes/app.segments.$segmentId_.members.$profileId/day.ts",
    find: "if (!isDay(typed))",
    replace: "if (typed === today)",
    killedBy: asked,
  },
  {
    name: "written-words-are-offered",
    file: "app/components/segment-builder/text/suggestions.ts",
    find: "return isWritten ? none :",
    replace: "return false ? none :",
    killedBy: suggestions,
  },
  {
    name: "matches-twice",
    file: "app/domains/segments/language/reading/conditions.ts",
    find: 'const isNegated = !isSaid && cursor.takes("NOT MATCHES");',
    replace: 'const isNegated = cursor.takes("NOT MATCHES");',
    killedBy: "app/domains/segments/language/complete.test.ts",
  },
  {
    name: "somebody-else-on-the-timeline",
    file: "app/domains/reports/shoppers/timeline/sources.server.ts",
    find: "FROM events e WHERE e.shop_id = ${shopId} AND e.profile_id = ${profileId}\n      AND e.kind IN",
    replace: "FROM events e WHERE e.shop_id = ${shopId}\n      AND e.kind IN",
    killedBy: timeline,
  },
  {
    name: "nobody-tells-who-entered-a-flow",
    file: "app/domains/flows/enrolment/start.server.ts",
    find: "  await tellEntries(shopId, started, now, tx);\n",
    replace: "",
    killedBy: enrolment,
  },
];
