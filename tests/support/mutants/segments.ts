import type { Mutant } from "./mutant";

const rule = "app/domains/traits/lifecycle.db.test.ts";
const mainJob = "tests/scenarios/main-job.test.ts";

/** Who is in which segment, and from which instant on. */
export const segments: readonly Mutant[] = [
  {
    name: "due-a-day-late",
    file: "app/domains/traits/queries.server.ts",
    find: "ELSE ${after(rule.dormantAfterRhythms)}",
    replace: "ELSE ${after(rule.dormantAfterRhythms)} + interval '1 day'",
    killedBy: rule,
  },
  {
    name: "dormant-an-instant-late",
    file: "app/domains/traits/queries.server.ts",
    find: "WHEN ${asOf} >= ${after(rule.dormantAfterRhythms)} THEN",
    replace: "WHEN ${asOf} > ${after(rule.dormantAfterRhythms)} THEN",
    killedBy: rule,
    test: "very instant",
  },
  {
    name: "dormant-an-instant-late-in-the-plain-rule",
    file: "app/domains/traits/lifecycle.ts",
    find: "if (asOf >= dormantAt)",
    replace: "if (asOf > dormantAt)",
    killedBy: rule,
    test: "very instant",
  },
  {
    name: "rhythm-without-prior",
    file: "app/domains/traits/queries.server.ts",
    find: "/ (${intervals} + ${rule.priorIntervals})",
    replace: "/ greatest(1, ${intervals})",
    killedBy: rule,
  },
  {
    name: "nobody-leaves",
    file: "app/domains/segments/memberships/queries.server.ts",
    find: "WHERE m.shop_id = ${shopId} AND m.segment_id = d.segment_id",
    replace: "WHERE false AND m.segment_id = d.segment_id",
    killedBy: mainJob,
  },
  {
    name: "time-passes-unnoticed",
    file: "app/domains/segments/jobs.server.ts",
    find: "if (nextDue) await emit",
    replace: "if (nextDue && nextDue < now) await emit",
    killedBy: mainJob,
  },
  {
    name: "learnt-of-the-past-starts-a-flow",
    file: "app/domains/flows/enrolment/queries.server.ts",
    find: "AND m.left_at IS NULL AND m.entered_cause IN ('fact', 'time')",
    replace: "AND m.left_at IS NULL",
    killedBy: mainJob,
  },
];
