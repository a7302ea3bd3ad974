import type { Mutant } from "./mutant";

const budgets = "tests/scenarios/opt-in-budgets.test.ts";
const optIn = "tests/scenarios/opt-in.test.ts";
const answers = "tests/scenarios/answers.test.ts";
const judge = "app/domains/consent/opt-in/judge.ts";
const commands = "app/domains/consent/opt-in/commands.server.ts";
const rule = "app/domains/ingest/answers/rule.ts";
const plan = "app/domains/consent/telling/plan.ts";
const planned = "app/domains/consent/telling/plan.test.ts";

/** Who is asked for an address, whose answers are whose, and what Shopify is told of it. */
export const optInGuards: readonly Mutant[] = [
  {
    name: "one-address-asked-often",
    file: judge,
    find: "perAddress: 1,",
    replace: "perAddress: 100,",
    killedBy: budgets,
    test: "10,000 submits",
  },
  {
    name: "shops-count-apart",
    file: "app/domains/consent/opt-in/queries.server.ts",
    find: "SELECT pg_advisory_xact_lock(hashtext('opt-in'), key)",
    replace: "SELECT key",
    killedBy: budgets,
    test: "of five shops",
  },
  {
    name: "one-network-asks-thousands",
    file: judge,
    find: "if (used.fromHere >= optInBudget.perNetwork)",
    replace: "if (used.fromHere >= 1000 * optInBudget.perNetwork)",
    killedBy: "app/domains/consent/opt-in/judge.test.ts",
  },
  {
    name: "confirmed-again-after-a-no",
    file: commands,
    find: 'if (state === "confirmed") return { outcome: "confirmed", isNew: false, request, profileId };',
    replace: "",
    killedBy: optIn,
    test: "who says no after",
  },
  {
    name: "old-links-confirm",
    file: commands,
    find: 'if (state === "expired") return { outcome: "expired" };',
    replace: "",
    killedBy: optIn,
    test: "30 days",
  },
  {
    name: "a-stranger-unsays-it",
    file: "app/domains/ingest/answers/facts-of.ts",
    find: "word: isFirstWord ?",
    replace: "word: isFirstWord || isAsked ?",
    killedBy: optIn,
    test: "a stranger",
  },
  {
    name: "one-word-lifts-a-no",
    file: rule,
    find: 'if (mode === "single" && !hasSaidNo)',
    replace: 'if (mode === "single")',
    killedBy: optIn,
    test: "a stranger",
  },
  {
    name: "a-typed-address-is-hers",
    file: rule,
    find: 'const isEnough = consent === "say" ||',
    replace: "const isEnough = consent !== null ||",
    killedBy: optIn,
    test: "in Germany",
  },
  {
    name: "another-address-confirms",
    file: "app/domains/quizzes/answers/queries.server.ts",
    find: "AND id = ${responseId} AND email = ${email}",
    replace: "AND id = ${responseId} AND ${email} <> ''",
    killedBy: answers,
    test: "typed over",
  },
  {
    name: "own-words-in-events",
    file: "app/domains/quizzes/answers/events.ts",
    find: "properties: { quiz, question, answer: choice, version }",
    replace: "properties: { quiz, question, answer: choice ?? answer.text, version }",
    killedBy: answers,
    test: "each choice",
  },
  {
    name: "requests-outlive-erasure",
    file: "app/domains/consent/kept/queries.server.ts",
    find: "await tx.query(sql`DELETE FROM opt_in_requests WHERE shop_id = ${shopId} AND ${theirs}`);",
    replace: "",
    killedBy: answers,
    test: "who is erased",
  },
  {
    name: "unsubscribe-offered-before-the-start",
    file: "app/domains/messages/batches/compose.ts",
    find: "headers: {},",
    replace: 'headers: { "List-Unsubscribe": "<https://shop.example/unsubscribe>" },',
    killedBy: optIn,
    test: "in Germany",
  },
  {
    name: "an-older-word-is-told",
    file: plan,
    find: 'if (lead < 0) return "take_over";',
    replace: "",
    killedBy: planned,
  },
  {
    name: "a-tie-says-yes",
    file: plan,
    find: 'return lead === 0 && theirs.state === "unsubscribed" ? "take_over" : "update";',
    replace: 'return "update";',
    killedBy: planned,
  },
  {
    name: "a-yes-of-the-end-of-a-second",
    file: "app/domains/consent/opt-in/yes-at.ts",
    find: "if (!lastWord || lastWord < second) return second;",
    replace: "if (!lastWord || lastWord < second) return now;",
    killedBy: planned,
  },
];
