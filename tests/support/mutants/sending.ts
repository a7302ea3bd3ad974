import type { Mutant } from "./mutant";

const mainJob = "tests/scenarios/main-job.test.ts";

/** Who is written to at all. */
export const sending: readonly Mutant[] = [
  {
    name: "suppressed-is-written-to",
    file: "app/domains/messages/gate/gate.ts",
    find: "if (permission.suppressedFor) return suppressedReason[permission.suppressedFor];",
    replace: "",
    killedBy: mainJob,
    test: "hard bounce",
  },
  {
    name: "unsubscribed-is-written-to",
    file: "app/domains/messages/gate/gate.ts",
    find: 'if (consent !== "subscribed")',
    replace: "if (!consent)",
    killedBy: mainJob,
    test: "welcomed once",
  },
  {
    name: "entry-starts-several-runs",
    file: "app/domains/flows/enrolment/queries.server.ts",
    find: 'version, "profileId", "triggeredAt", ${now}::timestamptz',
    replace: 'version, "profileId", clock_timestamp(), ${now}::timestamptz',
    killedBy: mainJob,
    test: "welcomed once",
  },
  {
    name: "error-of-a-proxy-is-final",
    file: "app/domains/messages/batches/refusal.ts",
    find: "isFinal && isResends",
    replace: "isFinal",
    killedBy: "app/domains/messages/batches/refusal.test.ts",
  },
  {
    name: "of-two-words-at-once-yes-wins",
    file: "app/domains/consent/queries.server.ts",
    find: "c.state <> 'unsubscribed', c.state = 'subscribed', c.state LIMIT 1",
    replace: "c.state <> 'subscribed', c.state LIMIT 1",
    killedBy: "tests/scenarios/unsubscribe.test.ts",
    test: "clock is ahead",
  },
];
