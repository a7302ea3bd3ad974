import type { Mutant } from "./mutant";

const domain = "app/domains/experiments";
const assigns = `${domain}/assignment/assign.db.test.ts`;
const places = `${domain}/assignment/place.test.ts`;
const counts = `${domain}/results/count.db.test.ts`;
const after = `${domain}/looks/after-look.test.ts`;
const story = "tests/scenarios/experiments.test.ts";
const heldOut = "app/domains/messages/gate/held-out.db.test.ts";
const renders = "app/domains/templates/variants/render.db.test.ts";

/** Who gets which arm, what is counted of it, and what follows without anybody doing anything. */
export const experimentsKept: readonly Mutant[] = [
  {
    name: "one-shopper-one-arm-in-every-experiment",
    file: `${domain}/assignment/place.ts`,
    find: "`${shopId}:${experimentId}:${profileId}`",
    replace: "`${shopId}:${profileId}`",
    killedBy: places,
    test: "tells nothing",
  },
  {
    name: "sql-throws-another-coin",
    file: `${domain}/assignment/place.ts`,
    find: "md5(${prefix}::text || ${profileId}), 1, 8)",
    replace: "md5(${prefix}::text || ${profileId}), 2, 8)",
    killedBy: assigns,
    test: "SQL gives",
  },
  {
    name: "arms-are-thrown-anew",
    file: `${domain}/assignment/queries.server.ts`,
    find: "ON CONFLICT (shop_id, experiment_id, profile_id) DO NOTHING`",
    replace: "ON CONFLICT (shop_id, experiment_id, profile_id) DO UPDATE SET assigned_at = excluded.assigned_at`",
    killedBy: assigns,
    test: "the same however often",
  },
  {
    name: "stopped-arms-are-given-on",
    file: `${domain}/assignment/queries.server.ts`,
    find: ".filter(({ key }) => !stoppedArms.includes(key))",
    replace: "",
    killedBy: assigns,
    test: "nobody new",
  },
  {
    name: "who-has-a-stopped-arm-goes-on-with-it",
    file: `${domain}/assignment/place.ts`,
    find: "&& own !== null && !stoppedArms.includes(own)",
    replace: "&& own !== null",
    killedBy: places,
    test: "was stopped",
  },
  {
    name: "the-later-arm-of-two-profiles-stays",
    file: `${domain}/assignment/queries.server.ts`,
    find: "WHERE excluded.assigned_at < assignments.assigned_at",
    replace: "WHERE excluded.assigned_at > assignments.assigned_at",
    killedBy: assigns,
    test: "earlier arm stays",
  },
  {
    name: "open-windows-count",
    file: `${domain}/results/queries.server.ts`,
    find: "a.assigned_at + ${window} <= ${asOf} AS is_over",
    replace: "a.assigned_at <= ${asOf} AS is_over",
    killedBy: counts,
    test: "what SQL counts",
  },
  {
    name: "cancelled-orders-count-for-arms",
    file: `${domain}/results/queries.server.ts`,
    find: "AND (o.cancelled_at IS NULL OR o.cancelled_at > ${asOf})",
    replace: "",
    killedBy: counts,
    test: "what SQL counts",
  },
  {
    name: "orders-after-the-window-count",
    file: `${domain}/results/queries.server.ts`,
    find: "AND o.processed_at <= p.until",
    replace: "",
    killedBy: counts,
    test: "what SQL counts",
  },
  {
    name: "refunds-are-forgotten",
    file: `${domain}/results/queries.server.ts`,
    find: "AND r.refunded_at <= ${asOf})))`",
    replace: "AND r.refunded_at IS NULL)))`",
    killedBy: counts,
    test: "what SQL counts",
  },
  {
    name: "winners-are-rolled-out-unasked",
    file: `${domain}/looks/after-look.ts`,
    find: 'rollsOut && verdict.says === "clear_winner"',
    replace: 'verdict.says === "clear_winner"',
    killedBy: after,
    test: "wants to decide herself",
  },
  {
    name: "nothing-is-rolled-out",
    file: `${domain}/looks/after-look.ts`,
    find: 'winner.what.does !== "none" && ',
    replace: "",
    killedBy: after,
    test: "never decided by figures",
  },
  {
    name: "harm-is-looked-over",
    file: `${domain}/looks/after-look.ts`,
    find: "...verdict.harms.map(({ arm }) => arm)",
    replace: "",
    killedBy: after,
    test: "drives shoppers away",
  },
  {
    name: "two-comparisons-of-one-thing",
    file: `${domain}/queries.server.ts`,
    find: "AND o.step IS NOT DISTINCT FROM e.step AND o.state = 'running')",
    replace: "AND o.step IS NOT DISTINCT FROM e.step AND o.state = 'going')",
    killedBy: story,
    test: "one comparison runs",
  },
  {
    name: "who-is-held-out-of-a-segment-gets-mail",
    file: "app/domains/messages/gate/gate.ts",
    find: 'if (context.isHeldOut) return skip("held_out");',
    replace: "",
    killedBy: heldOut,
    test: "who is held out",
  },
  {
    name: "who-may-not-be-written-to-is-compared",
    file: "app/domains/messages/gate/decide.server.ts",
    find: 'permission?.consent === "subscribed" && !permission.suppressedFor',
    replace: "permission !== undefined",
    killedBy: heldOut,
    test: "is not taken in",
  },
  {
    name: "generic-is-segmented",
    file: "app/domains/templates/render/messages.server.ts",
    find: "!isGeneric && (truths",
    replace: "(truths",
    killedBy: renders,
    test: "if in no segment",
  },
  {
    name: "arms-share-a-skeleton",
    file: "app/domains/templates/render/messages.server.ts",
    find: 'return changes ? digestOf(changes) : "";',
    replace: 'return "";',
    killedBy: renders,
    test: "its own words",
  },
];
