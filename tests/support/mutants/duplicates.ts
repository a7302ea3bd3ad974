import type { Mutant } from "./mutant";

const domain = "app/domains/duplicates";
const judging = `${domain}/compare/judge.test.ts`;
const story = "tests/scenarios/duplicates.test.ts";
const undone = "tests/scenarios/duplicates-undone.test.ts";

/** Who is one person and who is not, and that a merge can be taken back. */
export const duplicatesTold: readonly Mutant[] = [
  {
    name: "households-are-merged",
    file: `${domain}/compare/judge.ts`,
    find: 'if (first?.level === "differs" && mailbox.level !== "same") return null;',
    replace: "",
    killedBy: judging,
    test: "a household is not one person",
  },
  {
    name: "a-father-is-his-son",
    file: `${domain}/compare/judge.ts`,
    find: "if (isOtherGeneration(one.lastName, other.lastName)) return null;",
    replace: "",
    killedBy: judging,
    test: "a household is not one person",
  },
  {
    name: "names-alone-are-certain",
    file: `${domain}/compare/judge.ts`,
    find: "evidence.some(isContact) ? surest : surestByName",
    replace: "evidence.some(isContact) ? surest : surest",
    killedBy: judging,
    test: "names alone are never sure enough",
  },
  {
    name: "numbers-in-addresses-slip",
    file: `${domain}/compare/alike.ts`,
    find: "digitsOf(one) !== digitsOf(other) || ",
    replace: "",
    killedBy: judging,
    test: "another number in an address",
  },
  {
    name: "daniela-is-a-slip-of-daniel",
    file: `${domain}/compare/first-name.ts`,
    find: "one.at(-1) === other.at(-1) && ",
    replace: "",
    killedBy: judging,
    test: "a household is not one person",
  },
  {
    name: "merged-without-being-told-to",
    file: `${domain}/jobs.server.ts`,
    find: "settings.merges ? await mergeSure",
    replace: "settings ? await mergeSure",
    killedBy: story,
    test: "the nightly search finds",
  },
  {
    name: "the-laxer-consent-is-kept",
    file: "app/jobs/merge.server.ts",
    find: "await keepStricter(shopId, [into], tx);",
    replace: "",
    killedBy: story,
    test: "a no under either address",
  },
  {
    name: "a-bounce-silences-the-other-address",
    file: "app/domains/consent/queries.server.ts",
    find: "AND reason = 'complaint'`);",
    replace: "`);",
    killedBy: story,
    test: "a no and a complaint that come after",
  },
  {
    name: "one-account-takes-the-tags-of-the-other",
    file: "app/domains/profiles/joining/queries.server.ts",
    find: 'return (person) => records.get(person.customerId ?? "") ?? profileOf(person);',
    replace: "return records.size < 0 ? () => null : profileOf;",
    killedBy: story,
    test: "what Shopify tells of a merged customer",
  },
  {
    name: "one-deleted-account-is-the-whole-person",
    file: "app/domains/profiles/joining/queries.server.ts",
    find: "WHEN coalesce(o.live, false) THEN NULL WHEN k.gone_at",
    replace: "WHEN k.gone_at",
    killedBy: story,
    test: "when Shopify deletes one account",
  },
  {
    name: "what-shopify-merged-is-torn-apart",
    file: "app/jobs/merge.server.ts",
    find: "!other.isJoined || !merge.knownSince",
    replace: "!merge.knownSince",
    killedBy: story,
    test: "once Shopify has merged",
  },
  {
    name: "undoing-overwrites-what-has-happened-since",
    file: `${domain}/merging/journal/queries.server.ts`,
    find: "${matches(key)} AND to_jsonb(t) = d.after`;",
    replace: "${matches(key)}`;",
    killedBy: undone,
    test: "what came after the merge",
  },
  {
    name: "undoing-takes-all-the-kept-one-has",
    file: `${domain}/merging/journal/queries.server.ts`,
    find: 'const whose = way === "moved" ? sql`t.profile_id = ${from}`',
    replace: 'const whose = way === "moved" ? sql`t.profile_id IN (${from}, ${into})`',
    killedBy: undone,
    test: "merging loses nothing",
  },
];
