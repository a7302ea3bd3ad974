import type { Mutant } from "./mutant";

const quizzes = "app/domains/quizzes";
const commands = `${quizzes}/editing/commands.db.test.ts`;
const edits = `${quizzes}/editing/edit-questions.test.ts`;
const findings = `${quizzes}/editing/findings.test.ts`;

/** Quizzes in a merchant's hands: nothing typed is lost, nothing unfinished is shown, and answers keep their names. */
export const quizEditing: readonly Mutant[] = [
  {
    name: "the-last-who-saves-a-quiz-wins",
    file: `${quizzes}/editing/commands.server.ts`,
    find: `    if (quiz.revision !== revision) return overtaken(shopId, quiz, tx);
    return { outcome: "saved"`,
    replace: `    return { outcome: "saved"`,
    killedBy: commands,
    test: "of two who save",
  },
  {
    name: "two-save-a-quiz-at-once",
    file: `${quizzes}/editing/queries.server.ts`,
    find: " FOR UPDATE`",
    replace: "`",
    killedBy: commands,
    test: "of many who save",
  },
  {
    name: "faulty-quizzes-are-published",
    file: `${quizzes}/editing/commands.server.ts`,
    find: "if (!whole.success || findings.length > 0)",
    replace: "if (!whole.success)",
    killedBy: commands,
    test: "what must be mended",
  },
  {
    name: "a-paused-quiz-is-shown-by-publishing",
    file: `${quizzes}/editing/queries.server.ts`,
    find: "CASE state WHEN 'draft' THEN 'live' ELSE state END",
    replace: "'live'",
    killedBy: commands,
    test: "a paused quiz",
  },
  {
    name: "what-was-put-away-is-live-at-once",
    file: `${quizzes}/editing/queries.server.ts`,
    find: ", state = CASE state WHEN 'live' THEN 'paused' ELSE state END",
    replace: "",
    killedBy: commands,
    test: "comes back paused",
  },
  {
    name: "the-storefront-is-not-told-of-a-quiz",
    file: `${quizzes}/editing/commands.server.ts`,
    find: `    const made = await insertVersion(shopId, quizId, whole.data, now, tx);
    await emit(tx, "storefront.due", { shopId });`,
    replace: "    const made = await insertVersion(shopId, quizId, whole.data, now, tx);",
    killedBy: commands,
    test: "publishing shows",
  },
  {
    name: "quizzes-without-end",
    file: `${quizzes}/editing/queries.server.ts`,
    find: "  await tx.query(sql`SELECT pg_advisory_xact_lock(hashtext('quizzes'), ${shopId})`);\n",
    replace: "",
    killedBy: commands,
    test: "at most fifty",
  },
  {
    name: "answered-keys-follow-the-words",
    file: `${quizzes}/editing/edit-questions.ts`,
    find: "const follows = !settled.has(before.key) && ",
    replace: "const follows = ",
    killedBy: edits,
    test: "shoppers may have answered stays",
  },
  {
    name: "answered-choices-follow-the-words",
    file: `${quizzes}/editing/edit-questions.ts`,
    find: "settled.includes(choice.key) || ",
    replace: "",
    killedBy: edits,
    test: "shoppers may have answered stays",
  },
  {
    name: "conditions-forget-renamed-keys",
    file: `${quizzes}/editing/edit-questions.ts`,
    find: "question === from ? ",
    replace: "question === from && false ? ",
    killedBy: edits,
    test: "follows the key",
  },
  {
    name: "half-written-quizzes-are-lost",
    file: `${quizzes}/editing/draft.ts`,
    find: `"invalid_format", `,
    replace: "",
    killedBy: findings,
    test: "half-written colour",
  },
  {
    name: "questions-that-nobody-is-asked",
    file: `${quizzes}/editing/check-reach.ts`,
    find: `return contradictory ? "it wants two answers to a question that takes one" : null;`,
    replace: "return null;",
    killedBy: findings,
    test: "nobody can come to",
  },
];
