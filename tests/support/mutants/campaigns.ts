import type { Mutant } from "./mutant";

const campaigns = "app/domains/campaigns";
const recipients = `${campaigns}/recipients/queries.server.ts`;
const ledger = "app/domains/messages/campaigns/queries.server.ts";
const story = "tests/scenarios/campaigns.test.ts";
const planned = "tests/scenarios/campaigns-planned.test.ts";
const estimate = "tests/scenarios/campaign-estimate.test.ts";
const people = "tests/scenarios/campaign-people.test.ts";

/** What a campaign must never do: reach anybody twice, lose anybody, or go on after it was told to stop. */
export const campaignMutants: readonly Mutant[] = [
  {
    name: "cancelled-campaign-goes-on",
    file: "app/domains/messages/gate/gate.ts",
    find: 'if (context.campaignState === "cancelled") return skip("campaign_cancelled");',
    replace: "",
    killedBy: story,
    test: "after it is cancelled nobody",
  },
  {
    name: "paused-campaign-goes-on",
    file: "app/domains/messages/gate/gate.ts",
    find: 'if (context.campaignState === "paused")',
    replace: 'if (context.campaignState === "draft")',
    killedBy: story,
    test: "a pause keeps all that waits",
  },
  {
    name: "pause-makes-late",
    file: "app/domains/messages/gate/lateness.ts",
    find: "Math.max(queuedAt.getTime(), resumedAt?.getTime() ?? 0)",
    replace: "queuedAt.getTime() + 0 * (resumedAt?.getTime() ?? 0)",
    killedBy: story,
    test: "a pause keeps all that waits",
  },
  {
    name: "resumed-campaign-is-not-woken",
    file: "app/domains/messages/campaigns/jobs.server.ts",
    find: "if (!(await wakeResumed(shopId, paused, now, tx))) return;",
    replace:
      'if ((await wakeResumed(shopId, [...paused, ...(await listIn(shopId, ["sending"])).map(({ id }) => id)], now, tx)) || true) return;',
    killedBy: story,
    test: "a pause keeps all that waits",
  },
  {
    name: "pause-ends-unseen-by-who-decides",
    file: `${campaigns}/queries.server.ts`,
    find: "SELECT pg_advisory_xact_lock_shared(${standings}, ${shopId})",
    replace: "SELECT ${standings}, ${shopId}::int",
    killedBy: people,
    test: "a pause that ends while a worker decides",
  },
  {
    name: "excluded-are-written-to",
    file: `${campaigns}/audience/queries.server.ts`,
    find: "AND NOT EXISTS (SELECT 1 FROM ${stays} AND m.segment_id = ANY (${exclude}::int[]))",
    replace: "AND NOT EXISTS (SELECT 1 FROM ${stays} AND m.segment_id = ANY (${exclude}::int[]) AND false)",
    killedBy: story,
    test: "included and not excluded",
  },
  {
    name: "who-left-a-segment-is-still-in-it",
    file: `${campaigns}/audience/queries.server.ts`,
    find: " AND m.left_at IS NULL`;",
    replace: "`;",
    killedBy: story,
    test: "who has left a segment",
  },
  {
    name: "trial-goes-to-all",
    file: recipients,
    find: "AND (r.in_trial OR c.went_on_at IS NOT NULL)",
    replace: "",
    killedBy: story,
    test: "a trial goes to a few",
  },
  {
    name: "handed-over-again-and-again",
    file: recipients,
    find: "SET state = 'handed' FROM next",
    replace: "SET state = 'waiting' FROM next",
    killedBy: story,
    test: "included and not excluded",
  },
  {
    name: "paused-campaign-hands-over",
    file: recipients,
    find: "AND c.state = 'sending' LIMIT",
    replace: "AND c.state IN ('sending', 'paused') LIMIT",
    killedBy: story,
    test: "before its turns have come hands over nobody",
  },
  {
    name: "finished-while-mail-waits",
    file: "app/domains/messages/campaigns/jobs.server.ts",
    find: "if ((await countRecipients(shopId, id, tx)).waiting === 0)",
    replace: "if ((await countRecipients(shopId, id, tx)).waiting >= 0)",
    killedBy: story,
    test: "included and not excluded",
  },
  {
    name: "doubt-counts-as-sent",
    file: ledger,
    find: "WHEN m.state = 'sent' THEN 'sent'",
    replace: "WHEN m.state IN ('sent', 'in_doubt', 'sending') THEN 'sent'",
    killedBy: story,
    test: "what is in doubt waits",
  },
  {
    name: "one-person-gets-it-as-two",
    file: "app/domains/messages/gate/gate.ts",
    find: 'if (context.isRepeated) return skip("same_shopper");',
    replace: "",
    killedBy: people,
    test: "both of whom were in it get it once",
  },
  {
    name: "begins-days-late",
    file: `${campaigns}/jobs.server.ts`,
    find: "now.getTime() - dueAt.getTime() > mostHoursLate * msPerHour",
    replace: "now.getTime() - dueAt.getTime() > 1000 * mostHoursLate * msPerHour",
    killedBy: planned,
    test: "after an outage of days",
  },
  {
    name: "begins-without-a-look",
    file: `${campaigns}/jobs.server.ts`,
    find: "if (problem !== null) {",
    replace: 'if (problem !== null && problem.includes("too late")) {',
    killedBy: planned,
    test: "what it rests on may have gone",
  },
  {
    name: "what-was-read-is-not-what-is-sent",
    file: `${campaigns}/commands.server.ts`,
    find: 'if (campaign.revision !== revision) return { outcome: "overtaken", campaign };\n    const to',
    replace: "const to",
    killedBy: planned,
    test: "what somebody has read",
  },
  {
    name: "erased-person-stays-in-the-audience",
    file: recipients,
    find: "UPDATE campaigns c SET audience = c.audience - g.count",
    replace: "UPDATE campaigns c SET audience = c.audience - 0 * g.count",
    killedBy: people,
    test: "who is erased",
  },
  {
    name: "estimate-waits-for-who-decides",
    file: "app/domains/messages/gate/foresee.server.ts",
    find: "const segmentArm = await foreseeArms(shopId, drafts, tx);",
    replace:
      'await (await import("./queries.server")).lockDecisions(shopId, tx);\n  const segmentArm = await foreseeArms(shopId, drafts, tx);',
    killedBy: estimate,
    test: "waits for nobody who decides",
  },
];
