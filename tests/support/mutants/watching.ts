import type { Mutant } from "./mutant";

const watch = "app/lib/watch/watch.test.ts";
const quality = "app/domains/quality/quality.db.test.ts";
const drift = "app/domains/insights/drift/drift.test.ts";
const inTables = "app/domains/insights/drift/drift.db.test.ts";
const diagnoses = "app/domains/insights/diagnosis/diagnose.test.ts";
const playbooks = "app/domains/insights/playbooks/playbooks.db.test.ts";
const digest = "tests/scenarios/drift-digest.test.ts";

/** What is called unusual, what explains it, what is told of it; and what a playbook makes. */
export const watching: readonly Mutant[] = [
  {
    name: "one-day-suffices-for-an-alarm",
    file: "app/lib/watch/volumes.ts",
    find: "0.6 * enoughEvidence",
    replace: "6 * enoughEvidence",
    killedBy: watch,
    test: "on the second day",
  },
  {
    name: "what-is-usual-follows-the-fall",
    file: "app/lib/watch/volumes.ts",
    find: "(start ?? at) - historyDays), start ?? at)",
    replace: "at - 7), at)",
    killedBy: watch,
    test: "a weekend is no fall|within a week",
  },
  {
    name: "unusual-days-count-as-usual",
    file: "app/lib/watch/volumes.ts",
    find: "const usual = usualOf(before.filter((one) => !isWithin(one.day, ignored)));",
    replace: "const usual = usualOf(before);",
    killedBy: watch,
    test: "say nothing of what is usual",
  },
  {
    name: "late-deliveries-are-not-counted",
    file: "app/domains/quality/jobs.server.ts",
    find: "-lateDays) : first",
    replace: "0) : first",
    killedBy: quality,
    test: "came late",
  },
  {
    name: "today-is-taken-for-a-whole-day",
    file: "app/domains/quality/jobs.server.ts",
    find: "everyDay(own, earliest.day, dayAfter(today, -1))",
    replace: "everyDay(own, earliest.day, dayAfter(today, 1))",
    killedBy: quality,
    test: "nothing is wrong",
  },
  {
    name: "what-was-expected-is-told-again",
    file: "app/domains/quality/review.ts",
    find: "if (dismissedAt !== null) return [{ from: beginning, until: dayAfter(since, -1) }];",
    replace: "if (dismissedAt !== null) return [];",
    killedBy: quality,
    test: "is the new usual",
  },
  {
    name: "another-shops-anomaly-is-dismissed",
    file: "app/domains/quality/queries.server.ts",
    find: `dismissed_for = \${reason}
    WHERE shop_id = \${shopId} AND id`,
    replace: `dismissed_for = \${reason}
    WHERE \${shopId}::int > 0 AND id`,
    killedBy: quality,
    test: "another shop",
  },
  {
    name: "new-products-explain-everything",
    file: "app/domains/insights/drift/explain-findings.ts",
    find: 'if (found && found.where !== "new")',
    replace: "if (found)",
    killedBy: drift,
    test: "explain nothing",
  },
  {
    name: "the-same-change-is-told-every-week",
    file: "app/domains/insights/drift/keep.ts",
    find: "const quietDays = 21;",
    replace: "const quietDays = 0;",
    killedBy: drift,
    test: "not told again",
  },
  {
    name: "an-edit-counts-as-drift",
    file: "app/domains/insights/drift/jobs.server.ts",
    find: "const begins = meanings.get(id) ?? dayAfter(",
    replace: "const begins = dayAfter(",
    killedBy: inTables,
    test: "an edit of the definition",
  },
  {
    name: "little-mail-is-blamed",
    file: "app/domains/insights/diagnosis/diagnose.ts",
    find: "facts.sent >= fewestMails && ",
    replace: "",
    killedBy: diagnoses,
    test: "Of little mail|of little mail",
  },
  {
    name: "anybody-may-be-to-blame",
    file: "app/domains/insights/diagnosis/diagnose.ts",
    find: "const certainEnough = 0.75;",
    replace: "const certainEnough = 0.2;",
    killedBy: diagnoses,
    test: "hardly anything is blamed",
  },
  {
    name: "segments-keep-the-numbers-of-another-shop",
    file: "app/domains/insights/playbooks/lay-out.ts",
    find: "Definition.parse(replaceSegments(definition, (ref) => owned.get(ref) ?? ref))",
    replace: "Definition.parse(definition)",
    killedBy: playbooks,
    test: "names what was made there",
  },
  {
    name: "codes-of-another-shop-are-given",
    file: "app/domains/insights/playbooks/lay-out.ts",
    find: "discountId: null }",
    replace: "discountId: block.content.discountId }",
    killedBy: playbooks,
    test: "a discount of one shop",
  },
  {
    name: "a-mail-a-day",
    file: "app/domains/insights/digest/due.ts",
    find: "const daysBetween = 7;",
    replace: "const daysBetween = 1;",
    killedBy: digest,
    test: "one mail a week",
  },
  {
    name: "each-attempt-is-another-mail",
    file: "app/domains/insights/digest/jobs.server.ts",
    find: "`digest-${shop.id}-${digest.day}`",
    replace: "`digest-${shop.id}-${digest.day}-${now.getTime()}-${Math.random()}`",
    killedBy: digest,
    test: "under its key",
  },
];
