import type { Mutant } from "./mutant";

const resendDoor = "tests/scenarios/resend-door.test.ts";
const poison = "tests/scenarios/poison.test.ts";
const unsubscribe = "tests/scenarios/unsubscribe.test.ts";
const verify = "resend.webhooks.verify({ payload, headers, webhookSecret: secret });";

/** What comes back of a mail: Resend's reports and people who want no more. */
export const mailDoors: readonly Mutant[] = [
  {
    name: "report-without-a-signature",
    file: "app/domains/feedback/resend.server.ts",
    find: verify,
    replace: "",
    killedBy: resendDoor,
    test: "only what Resend signed",
  },
  {
    name: "report-of-any-age",
    file: "app/domains/feedback/resend.server.ts",
    find: verify,
    replace: `Date.now = () => Number(headers.timestamp) * 1000; ${verify}`,
    killedBy: resendDoor,
    test: "only what Resend signed",
  },
  {
    name: "report-kept-twice",
    file: "app/doors/resend-webhooks.server.ts",
    find: "deliveryId: id,",
    replace: "deliveryId: `${id} ${Math.random()}`,",
    killedBy: resendDoor,
    test: "one id, one receipt",
  },
  {
    name: "report-on-another-shops-message",
    file: "app/domains/messages/queries.server.ts",
    find: 'AS "isUnsure"\n    FROM messages WHERE shop_id = ${shopId} AND id',
    replace: 'AS "isUnsure"\n    FROM messages WHERE ${shopId}::int > 0 AND id',
    killedBy: resendDoor,
    test: "another shop",
  },
  {
    name: "later-report-overwrites",
    file: "app/domains/feedback/queries.server.ts",
    find: "      < (message_feedback.occurred_at,",
    replace: "      <> (message_feedback.occurred_at,",
    killedBy: resendDoor,
    test: "in any order",
  },
  {
    name: "report-ends-no-doubt",
    file: "app/domains/messages/queries.server.ts",
    find: "AND state IN ('sending', 'in_doubt', 'parked')",
    replace: "AND state IN ('gone')",
    killedBy: resendDoor,
    test: "was sent, when Resend reports",
  },
  {
    name: "poison-stops-all",
    file: "app/domains/ingest/receipts/fold-apart.server.ts",
    find: "if (isTransient(err)) throw err;",
    replace: "if (err) throw err;",
    killedBy: poison,
  },
  {
    name: "reason-of-any-kind",
    file: "app/domains/ingest/receipts/queries.server.ts",
    find: 'reason.slice(0, longestReason).replaceAll("\\0", "\\uFFFD")',
    replace: "reason",
    killedBy: poison,
  },
  {
    name: "any-post-unsubscribes",
    file: "app/doors/unsubscribe.server.ts",
    find: "if (!(await saysOneClick(",
    replace: "if (request.method === null && !(await saysOneClick(",
    killedBy: unsubscribe,
    test: "looking changes nothing",
  },
  {
    name: "token-in-another-spelling",
    file: "app/lib/seal.ts",
    find: "!isCanonical || ",
    replace: "",
    killedBy: unsubscribe,
    test: "turned bit",
  },
  {
    name: "unsubscribing-loses-against-the-future",
    file: "app/domains/consent/jobs.server.ts",
    find: "lastWord && lastWord > now ? lastWord : now",
    replace: "now",
    killedBy: unsubscribe,
    test: "clock is ahead",
  },
  {
    name: "erased-come-back-by-unsubscribing",
    file: "app/domains/consent/jobs.server.ts",
    find: "if (!profileId) return rememberUnsubscribed(shopId, [{ email, at: now }], tx);",
    replace:
      'if (!profileId) return recordConsents(shopId, [{ ...subject, state: "unsubscribed", optInLevel: null, source: "", occurredAt: now, customerId: null }], tx);',
    killedBy: unsubscribe,
    test: "erased",
  },
];
