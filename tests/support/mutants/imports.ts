import type { Mutant } from "./mutant";

const imports = "app/domains/imports";
const decides = `${imports}/rows/decide.test.ts`;
const told = "tests/scenarios/imports.test.ts";
const lists = "tests/scenarios/imported-lists.test.ts";
const steps = "app/domains/messages/gate/list-steps.test.ts";
const data = "app/domains/reports/data/data.test.ts";

/** What files may do to shoppers, how it is undone, and how the first mail to them goes out. */
export const importMutants: readonly Mutant[] = [
  {
    name: "a-file-subscribes-who-said-no",
    file: `${imports}/rows/decide.ts`,
    find: 'if (hasSaidNo) return "has unsubscribed, and stays so";',
    replace: "",
    killedBy: decides,
    test: "who unsubscribed",
  },
  {
    name: "a-file-subscribes-whose-mail-came-back",
    file: `${imports}/rows/decide.ts`,
    find: "if (isSuppressed) return",
    replace: "if (false) return",
    killedBy: decides,
    test: "to whom mail came back",
  },
  {
    name: "an-older-file-overwrites-what-is-known",
    file: `${imports}/rows/decide.ts`,
    find: "held.version !== null && held.version >= asOf",
    replace: "false",
    killedBy: decides,
    test: "only if nothing later was told",
  },
  {
    name: "a-file-renames-customers-of-shopify",
    file: `${imports}/rows/decide.ts`,
    find: "held?.customerId ? leaveToShopify(told, held, note) : guestFields",
    replace: "false ? leaveToShopify(told, held, note) : guestFields",
    killedBy: decides,
    test: "stays Shopify's",
  },
  {
    name: "the-erased-come-back-by-a-file",
    file: `${imports}/rows/decide.ts`,
    find: 'if (isErased) return "was erased',
    replace: 'if (isErased && false) return "was erased',
    killedBy: decides,
    test: "does not come back",
  },
  {
    name: "a-row-is-taken-in-twice",
    file: `${imports}/rows/queries.server.ts`,
    find: "UPDATE import_rows w SET state = r.state,",
    replace: "UPDATE import_rows w SET state = CASE r.state WHEN 'refused' THEN r.state ELSE w.state END,",
    killedBy: told,
    test: "each row once",
  },
  {
    name: "undoing-takes-back-what-was-told-since",
    file: "app/domains/profiles/guests/queries.server.ts",
    find: ' AND p.version = r."toldAt"',
    replace: "",
    killedBy: told,
    test: "what was told since",
  },
  {
    name: "undoing-erases-who-is-known-otherwise",
    file: `${imports}/undo/queries.server.ts`,
    find: "AND c.source NOT LIKE 'import%'",
    replace: "AND false",
    killedBy: told,
    test: "what was told since",
  },
  {
    name: "undoing-leaves-the-permission",
    file: `${imports}/undo/jobs.server.ts`,
    find: "await withdraw(shopId, file, rows, now, tx);",
    replace: "",
    killedBy: told,
    test: "takes the permission back",
  },
  {
    name: "an-imported-list-goes-out-at-once",
    file: "app/domains/messages/gate/list-steps.ts",
    find: "if (room <= 0) {",
    replace: "if (room < -1_000_000) {",
    killedBy: steps,
    test: "there is room for",
  },
  {
    name: "nobody-counts-the-first-mails-of-a-list",
    file: "app/domains/messages/gate/decide.server.ts",
    find: "await noteMailed(shopId, steps.taken(), now, tx);",
    replace: "",
    killedBy: lists,
    test: "once that was well taken",
  },
  {
    name: "nobody-looks-what-became-of-a-list",
    file: "app/domains/feedback/outcomes/jobs.server.ts",
    find: "await keepListFigures(shopId, (importId) => countFirstMail(shopId, importId));",
    replace: "",
    killedBy: lists,
    test: "once that was well taken",
  },
  {
    name: "many-questions-are-judged-like-one",
    file: "app/domains/reports/data/associate.ts",
    find: "((chances[i] ?? 1) * chances.length) / rank",
    replace: "(chances[i] ?? 1)",
    killedBy: data,
    test: "Benjamini and Hochberg",
  },
];
