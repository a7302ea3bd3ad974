import type { Mutant } from "./mutant";

const sending = "tests/scenarios/sending.test.ts";
const crashes = "tests/scenarios/sending-crashes.test.ts";
const queries = "app/domains/messages/queries.server.ts";
const prepare = "app/domains/messages/prepare.server.ts";

/** What makes a mail go out once, whatever breaks, and not at all when it must not. */
export const exactlyOnce: readonly Mutant[] = [
  {
    name: "no-idempotency-key",
    file: "app/domains/messages/resend.server.ts",
    find: "{ idempotencyKey, signal:",
    replace: "{ signal:",
    killedBy: sending,
    test: "answer that is lost",
  },
  {
    name: "other-key-for-a-retry",
    file: "app/domains/messages/jobs.server.ts",
    find: "post(step.request, idempotencyKey(shopId, message))",
    replace: "post(step.request, idempotencyKey(shopId, message) + message.attempts)",
    killedBy: sending,
    test: "answer that is lost",
  },
  {
    name: "doubt-is-decided-anew",
    file: prepare,
    find: "if (held.isInDoubt) {",
    replace: "if (held.isInDoubt && held.isExpired) {",
    killedBy: sending,
    test: "unsubscribes while a mail is queued",
  },
  {
    name: "doubt-never-expires",
    file: prepare,
    find: "if (held.isExpired)",
    replace: "if (false)",
    killedBy: sending,
    test: "more than 23 hours",
  },
  {
    name: "rate-limit-ends-a-doubt",
    file: "app/domains/messages/resolve.ts",
    find: 'state: isInDoubt ? "in_doubt" : "queued"',
    replace: 'state: "queued"',
    killedBy: sending,
    test: "outlives a rate limit",
  },
  {
    name: "refusal-ends-a-doubt",
    file: "app/domains/messages/resolve.ts",
    find: 'state: isInDoubt ? "parked" : "failed"',
    replace: 'state: "failed"',
    killedBy: sending,
    test: "refused after a doubt",
  },
  {
    name: "postponed-counts-as-in-doubt",
    file: queries,
    find: "CASE WHEN ${to.state} = 'queued' THEN NULL ELSE first_attempt_at END",
    replace: "CASE WHEN ${to.state} = 'queued' THEN first_attempt_at ELSE first_attempt_at END",
    killedBy: sending,
    test: "used-up quota",
  },
  {
    name: "consent-of-yesterday",
    file: prepare,
    find: "permission: permission ?? null,",
    replace: 'permission: permission ? { ...permission, consent: "subscribed" } : null,',
    killedBy: crashes,
    test: "claimed, but not yet posted",
  },
  {
    name: "claim-without-a-lease",
    file: queries,
    find: "(state = 'sending' AND claimed_until < now())",
    replace: "(state = 'sending')",
    killedBy: crashes,
    test: "another finishes",
  },
  {
    name: "dead-worker-keeps-its-messages",
    file: queries,
    find: "(state = 'sending' AND claimed_until < now())",
    replace: "false",
    killedBy: crashes,
    test: "another finishes",
  },
  {
    name: "posting-without-a-claim",
    file: queries,
    find: "WHERE shop_id = ${shopId} AND id = ${id} AND fence = ${fence} AND state = 'sending'\n    RETURNING request",
    replace: "WHERE shop_id = ${shopId} AND id = ${id} AND ${fence}::int > 0\n    RETURNING request",
    killedBy: crashes,
    test: "stalls before its turn",
  },
  {
    name: "late-outcome-counts",
    file: queries,
    find: "AND fence = ${fence} AND state = 'sending' RETURNING id`",
    replace: "AND ${fence}::int > 0 AND state = 'sending' RETURNING id`",
    killedBy: crashes,
    test: "has no say",
  },
  {
    name: "late-postponement-counts",
    file: queries,
    find: "AND fence = ${fence} AND state = 'sending'`);",
    replace: "AND ${fence}::int > 0 AND state = 'sending'`);",
    killedBy: crashes,
    test: "has no say",
  },
  {
    name: "one-bad-message-stops-all",
    file: prepare,
    find: "  } catch (err) {\n",
    replace: "  } catch (err) {\n    if (err) throw err;\n",
    killedBy: sending,
    test: "fails alone",
  },
];
