import type { Mutant } from "./mutant";

const batches = "app/domains/messages/batches";
const firstDue = "app/domains/messages/batches/first-due.db.test.ts";
const madeOf = "tests/scenarios/sending-made-of.test.ts";

/** What makes sending quick without making it wrong: what is due is found by a glance, and nothing is noted twice. */
export const dueMutants: readonly Mutant[] = [
  {
    name: "all-that-waits-is-read",
    file: `${batches}/first-due.ts`,
    find: "ORDER BY q.next_attempt_at, q.id LIMIT 1)`",
    replace: "ORDER BY q.next_attempt_at + interval '0', q.id LIMIT 1)`",
    killedBy: firstDue,
    test: "however many wait",
  },
  {
    name: "campaigns-are-due-before-flows",
    file: `${batches}/first-due.ts`,
    find: "${first(priorities.flow)}, ${first(priorities.campaign)}",
    replace: "${first(priorities.campaign)}, ${first(priorities.flow)}",
    killedBy: firstDue,
    test: "flows before campaigns",
  },
  {
    name: "message-is-made-of-what-was-meant",
    file: `${batches}/queries.server.ts`,
    find: " OR m.template_version IS DISTINCT FROM r.version)",
    replace: ")",
    killedBy: madeOf,
    test: "published before the mail is written",
  },
  {
    name: "claim-does-not-say-what-of",
    file: `${batches}/claims/queries.server.ts`,
    find: ", (template_id, template_version) = ${sentUnder(shopId, sql`m.template_key`)}",
    replace: "",
    killedBy: madeOf,
    test: "the version that is sent when it is let out",
  },
  {
    name: "prepared-statements-share-a-name",
    file: "app/db.server.ts",
    find: ".update(text)",
    replace: '.update("")',
    killedBy: "app/db.db.test.ts",
    test: "never share a name",
  },
];
