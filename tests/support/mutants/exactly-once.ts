import type { Mutant } from "./mutant";

const messages = "app/domains/messages";
const sending = "tests/scenarios/sending.test.ts";
const crashes = "tests/scenarios/sending-crashes.test.ts";
const batches = "tests/scenarios/sending-batches.test.ts";
const queries = `${messages}/batches/queries.server.ts`;
const outcome = `${messages}/batches/outcome/queries.server.ts`;
const jobs = `${messages}/batches/jobs.server.ts`;
const resolve = `${messages}/batches/resolve.ts`;

/** What makes a mail go out once, whatever breaks, and not at all when it must not. */
export const exactlyOnce: readonly Mutant[] = [
  {
    name: "other-key-for-a-retry",
    file: jobs,
    find: "post(batch, idempotencyKey(shopId, batch.id), apiKey)",
    replace: "post(batch, idempotencyKey(shopId, batch.id) + batch.attempts, apiKey)",
    killedBy: sending,
    test: "answer that is lost",
  },
  {
    name: "doubt-is-decided-anew",
    file: jobs,
    find: "  if (doubtful) {\n",
    replace: "  if (doubtful?.isExpired) {\n",
    killedBy: sending,
    test: "unsubscribes while a mail is queued",
  },
  {
    name: "doubt-never-expires",
    file: jobs,
    find: "if (doubtful?.isExpired)",
    replace: "if (false)",
    killedBy: sending,
    test: "more than 23 hours",
  },
  {
    name: "rate-limit-ends-a-doubt",
    file: resolve,
    find: 'state: isInDoubt ? "in_doubt" : "queued"',
    replace: 'state: "queued"',
    killedBy: sending,
    test: "outlives a rate limit",
  },
  {
    name: "refusal-ends-a-doubt",
    file: resolve,
    find: 'state: isInDoubt ? "parked" : "failed"',
    replace: 'state: "failed"',
    killedBy: sending,
    test: "refused after a doubt",
  },
  {
    name: "old-decision-is-acted-on",
    file: jobs,
    find: "performance.now() - decidedAt > decisionHoldsMilliseconds",
    replace: "performance.now() - decidedAt < 0",
    killedBy: crashes,
    test: "decides anew",
  },
  {
    name: "claim-without-a-lease",
    file: queries,
    find: "(state = 'sending' AND claimed_until < clock_timestamp())",
    replace: "(state = 'sending')",
    killedBy: crashes,
    test: "another finishes",
  },
  {
    name: "dead-worker-keeps-its-batches",
    file: queries,
    find: "(state = 'sending' AND claimed_until < clock_timestamp())",
    replace: "false",
    killedBy: crashes,
    test: "another finishes",
  },
  {
    name: "lease-by-the-wrong-clock",
    file: queries,
    find: "(state = 'sending' AND claimed_until < clock_timestamp())",
    replace: "(state = 'sending' AND claimed_until < ${now})",
    killedBy: batches,
    test: "by the database's clock",
  },
  {
    name: "late-outcome-counts",
    file: outcome,
    find: "next_attempt_at = NULL, request = NULL\n    WHERE shop_id = ${shopId} AND id = ${id} AND fence = ${fence} AND",
    replace:
      "next_attempt_at = NULL, request = NULL\n    WHERE shop_id = ${shopId} AND id = ${id} AND ${fence}::int > 0 AND",
    killedBy: crashes,
    test: "has no say",
  },
  {
    name: "late-doubt-counts",
    file: outcome,
    find: "claimed_until = NULL\n    WHERE shop_id = ${shopId} AND id = ${id} AND fence = ${fence} AND",
    replace: "claimed_until = NULL\n    WHERE shop_id = ${shopId} AND id = ${id} AND ${fence}::int > 0 AND",
    killedBy: crashes,
    test: "has no say",
  },
  {
    name: "told-message-is-parked-too",
    file: outcome,
    find: "AND batch_id = ${id} AND state IN ('sending', 'in_doubt')`);\n}\n\n/** Lets a batch wait",
    replace: "AND batch_id = ${id}`);\n}\n\n/** Lets a batch wait",
    killedBy: batches,
    test: "only those are parked",
  },
  {
    name: "one-bad-address-stops-all",
    file: `${messages}/resend.server.ts`,
    find: '"x-batch-validation": "permissive"',
    replace: '"x-batch-validation": "strict"',
    killedBy: batches,
    test: "fails alone",
  },
  {
    name: "ids-of-others-after-a-refusal",
    file: `${messages}/batches/acceptance.ts`,
    find: "data[next++]?.id",
    replace: "data[index - (next++ * 0)]?.id",
    killedBy: `${messages}/batches/acceptance.test.ts`,
    test: "move up",
  },
  {
    name: "bytes-are-kept-for-ever",
    file: outcome,
    find: "next_attempt_at = NULL, request = NULL",
    replace: "next_attempt_at = NULL",
    killedBy: batches,
    test: "goes out first",
  },
  {
    name: "doubtful-is-sent-again-unasked",
    file: `${messages}/commands.server.ts`,
    find: 'if (state === "parked" && !isSure) return "unsure";',
    replace: "",
    killedBy: batches,
    test: "only by who is sure",
  },
  {
    name: "more-than-the-day-allows",
    file: jobs,
    find: "limit - (await countOfDay(shopId, tx))",
    replace: "limit",
    killedBy: batches,
    test: "so many a day",
  },
  {
    name: "turns-to-the-first-that-came",
    file: `${messages}/lanes/queries.server.ts`,
    find: "ORDER BY ${duePriority(now)} NULLS LAST, l.served_at NULLS FIRST, l.shop_id LIMIT 1",
    replace: "ORDER BY l.due_at, l.shop_id LIMIT 1",
    killedBy: "tests/scenarios/sending-fairness.test.ts",
    test: "very many queued",
  },
  {
    name: "rate-limit-is-one-worker's",
    file: jobs,
    find: "if (attempt.isRateLimit) await pauseAccount(batch.account, attempt.seconds);",
    replace: "if (attempt.isRateLimit) await Promise.resolve();",
    killedBy: batches,
    test: "everybody waits",
  },
];
