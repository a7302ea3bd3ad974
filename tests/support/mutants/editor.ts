import type { Mutant } from "./mutant";

const templates = "app/domains/templates";
const commands = `${templates}/editing/commands.db.test.ts`;
const edits = `${templates}/editing/edit-blocks.test.ts`;

/** Templates in a merchant's hands: nothing typed is lost, nothing unfinished is sent. */
export const editing: readonly Mutant[] = [
  {
    name: "the-last-who-saves-a-draft-wins",
    file: `${templates}/editing/commands.server.ts`,
    find: `    if (template.revision !== revision) return overtaken(shopId, template, tx);
    return { outcome: "saved"`,
    replace: `    return { outcome: "saved"`,
    killedBy: commands,
    test: "of two who save",
  },
  {
    name: "two-save-a-draft-at-once",
    file: `${templates}/editing/queries.server.ts`,
    find: " FOR UPDATE`",
    replace: "`",
    killedBy: commands,
    test: "of many who save",
  },
  {
    name: "faulty-templates-are-published",
    file: `${templates}/editing/commands.server.ts`,
    find: `if (isRefused(findings)) return { outcome: "faulty", findings };`,
    replace: "",
    killedBy: commands,
    test: "must be mended",
  },
  {
    name: "checks-do-not-hold-up-publishing",
    file: `${templates}/editing/findings.ts`,
    find: "return [...unfinished, ...checkContent(content).filter(({ path }) => !told.has(path))];",
    replace: "return unfinished;",
    killedBy: commands,
    test: "must be mended",
  },
  {
    name: "drafts-may-hold-anything",
    file: `${templates}/editing/draft.ts`,
    find: ".every(({ code }) => forgivable.includes(code))",
    replace: ".every(() => true)",
    killedBy: edits,
    test: "no content is no draft",
  },
  {
    name: "unfinished-drafts-are-lost",
    file: `${templates}/editing/draft.ts`,
    find: `"too_small", `,
    replace: "",
    killedBy: edits,
    test: "only unfinished",
  },
  {
    name: "taking-a-version-up-loses-the-draft",
    file: `${templates}/editing/commands.server.ts`,
    find: "await keepDraft(shopId, { ...template, name: `${template.name} draft` }, template.draft, now, tx);",
    replace: "void keepDraft;",
    killedBy: commands,
    test: "worked on again",
  },
  {
    name: "tests-of-templates-without-end",
    file: `${templates}/editing/commands.server.ts`,
    find: "(await countTests(shopId, since, tx)) >= mostTestsAnHour",
    replace: "false",
    killedBy: commands,
    test: "twenty tests",
  },
];
