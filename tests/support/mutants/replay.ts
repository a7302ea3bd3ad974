import type { Mutant } from "./mutant";

const replays = "app/domains/messages/replays";
const killedBy = "tests/scenarios/replay-then.test.ts";
const then = "as she was then";

/** A flow tried on the past: what it sees is of then, and nothing of it remains. */
export const replayed: readonly Mutant[] = [
  {
    name: "replay-asks-what-is-true-today",
    file: "app/domains/segments/answers/queries.server.ts",
    find: 'saidInRehearsal() ? "facts" : "stored"',
    replace: '"stored"',
    ...{ killedBy, test: then },
  },
  {
    name: "replay-asks-for-consent-of-today",
    file: `${replays}/stage.server.ts`,
    find: "public.consent_records WHERE occurred_at <= ${now}",
    replace: "public.consent_records",
    ...{ killedBy, test: then },
  },
  {
    name: "replay-knows-who-left-later",
    file: `${replays}/stage.server.ts`,
    find: "CASE WHEN left_at <= ${now} THEN left_at END AS left_at",
    replace: "left_at",
    ...{ killedBy, test: "in a segment then" },
  },
  {
    name: "replay-forgets-other-mail",
    file: `${replays}/course.server.ts`,
    find: "await showOthers(shopId, flowId, { after, at, until }, tx);",
    replace: "void showOthers;",
    ...{ killedBy, test: then },
  },
  {
    name: "replay-counts-mail-that-came-later",
    file: `${replays}/queries.server.ts`,
    find: "SET state = 'queued', next_attempt_at = m.settled_at",
    replace: "SET next_attempt_at = m.settled_at",
    ...{ killedBy, test: "mail that goes out later" },
  },
  {
    name: "replay-holds-up-sending",
    file: "app/domains/messages/gate/queries.server.ts",
    find: "if (saidInRehearsal()) return;",
    replace: "void saidInRehearsal;",
    ...{ killedBy, test: "nothing remains" },
  },
  {
    name: "replay-writes-into-a-lane-of-the-shop",
    file: `${replays}/stage.server.ts`,
    find: '"send_batches", "send_lanes"',
    replace: '"send_batches"',
    ...{ killedBy, test: "nothing remains" },
  },
  {
    name: "replay-is-kept",
    file: "app/db.server.ts",
    find: "    // A connection that ends takes its transaction with it, whatever state it is in.",
    replace: '    await client.query("COMMIT");',
    ...{ killedBy, test: "nothing remains" },
  },
  {
    name: "replay-that-was-stopped-goes-on",
    file: "app/domains/flows/replay/queries.server.ts",
    find: "AND r.state IN ('queued', 'running')",
    replace: "AND r.state <> 'done'",
    ...{ killedBy, test: "can be stopped" },
  },
  {
    name: "replay-that-nobody-wants-goes-on",
    file: `${replays}/course.server.ts`,
    find: "if (!(await goesOn(at))) return false;",
    replace: "await goesOn(at);",
    ...{ killedBy, test: "stopped in the midst" },
  },
];
