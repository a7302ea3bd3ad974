import type { Mutant } from "./mutant";

const editing = "app/domains/flows/editing";
const commands = `${editing}/commands.db.test.ts`;
const steps = `${editing}/edit-steps.test.ts`;
const checks = "app/domains/flows/checks/check.test.ts";
const results = "app/domains/reports/flows/flows.db.test.ts";

/** What a merchant writes of a flow: nothing is overwritten, nothing unfinished runs, and nobody in it is lost. */
export const flowEditing: readonly Mutant[] = [
  {
    name: "a-draft-overwrites-anothers",
    file: `${editing}/commands.server.ts`,
    find: "if (flow.revision !== revision) return overtaken(flow);\n    // What is published",
    replace: "// What is published",
    killedBy: commands,
    test: "nothing is overwritten",
  },
  {
    name: "an-unfinished-flow-is-published",
    file: `${editing}/commands.server.ts`,
    find: "if (!whole.success || problems.length > 0)",
    replace: "if (!whole.success)",
    killedBy: commands,
    test: "cannot be sent by a flow",
  },
  {
    name: "who-stays-at-a-step-waits-anew",
    file: `${editing}/queries.server.ts`,
    find: `arrived_at = CASE WHEN r."to" = f.at_step THEN f.arrived_at ELSE \${now}::timestamptz END`,
    replace: "arrived_at = ${now}::timestamptz",
    killedBy: commands,
    test: "stay on their version",
  },
  {
    name: "for-whom-no-step-is-left-waits-for-ever",
    file: `${editing}/queries.server.ts`,
    find: `state = CASE WHEN r."to" IS NULL THEN 'ended' ELSE 'waiting' END`,
    replace: "state = 'waiting'",
    killedBy: commands,
    test: "no step is left",
  },
  {
    name: "what-was-put-away-is-written-on",
    file: `${editing}/commands.server.ts`,
    find: "return flow?.archivedAt === null ? flow : null;",
    replace: "return flow;",
    killedBy: commands,
    test: "put away is off",
  },
  {
    name: "who-is-in-a-flow-that-is-put-away-goes-on",
    file: `${editing}/commands.server.ts`,
    find: 'await endRunsOf(shopId, flowId, "turned_off", tx);',
    replace: "",
    killedBy: commands,
    test: "put away is off",
  },
  {
    name: "a-step-moves-past-the-ways-beside-it",
    file: `${editing}/lanes.ts`,
    find: "...pathsOf(step).flatMap(({ key, steps: inner }) => allPlaces(inner, { step: step.id, way: key })),",
    replace: "",
    killedBy: steps,
    test: "every place of the page",
  },
  {
    name: "a-copy-keeps-the-ids-inside-it",
    file: `${editing}/edit-steps.ts`,
    find: "changeEach([step], (one) => ({ ...one, id: newId(one.type) }))",
    replace: "[{ ...step, id: newId(step.type) }]",
    killedBy: steps,
    test: "ids of its own all through",
  },
  {
    name: "totals-are-waited-for",
    file: "app/domains/flows/checks/conditions.ts",
    find: '?.of === "all"',
    replace: '?.of === "none"',
    killedBy: checks,
    test: "cannot be waited for",
  },
  {
    name: "steps-nobody-comes-to-are-published",
    file: "app/domains/flows/checks/check.ts",
    find: "...unreachable(planOf(content.steps)).map(",
    replace: "...unreachable(planOf([])).map(",
    killedBy: checks,
    test: "nobody can come to",
  },
  {
    name: "an-order-long-after-a-click-is-counted",
    file: "app/domains/attribution/credits/queries.server.ts",
    find: "AND f.occurred_at > o.processed_at - make_interval(hours => 24 * ${windowDaysOf(shopId)})",
    replace: "",
    killedBy: results,
    test: "soon followed a click",
  },
  {
    name: "a-cancelled-order-is-counted-for-a-flow",
    file: "app/domains/attribution/credits/queries.server.ts",
    find: "= ANY (${ids}) AND ${standing}`",
    replace: "= ANY (${ids})`",
    killedBy: results,
    test: "soon followed a click",
  },
];
