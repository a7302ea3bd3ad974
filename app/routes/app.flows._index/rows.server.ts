import { flowNames } from "~/components/flow-editor/flow-names";
import { formatDay } from "~/components/dates";
import { emptyFlow, triggerWords } from "~/domains/flows";
import { listFlows, listPutAwayFlows } from "~/domains/flows/index.server";
import { listFlowResults } from "~/domains/reports/index.server";
import { conditionsIn } from "~/components/flow-editor/conditions-in";
import { listSegments, loadNames } from "~/domains/segments/index.server";
import { findSenderState } from "~/domains/senders/index.server";
import type { Shop } from "~/domains/shops/model";

const nothingYet = { people: 0, started: 0, sent: 0, skipped: 0, orders: 0 };

/** The shop's flows in the order in which they go first, each with what it did. */
export async function listRows(shop: Shop, now: Date) {
  const [flows, segments, results, { pausedFor, problem }] = await Promise.all([
    listFlows(shop.id),
    listSegments(shop.id),
    listFlowResults(shop.id, now),
    findSenderState(shop.id, now),
  ]);
  const inOrder = flows.toSorted((a, b) => a.rank - b.rank || a.id - b.id);
  const triggers = inOrder.map(({ content, draft }) => content ?? draft ?? emptyFlow);
  const names = flowNames({ segments, templates: [] }, await loadNames(shop, triggers.flatMap(conditionsIn)));
  const rows = inOrder.map(({ id, name, version, draft, enabledAt }, i) => ({
    ...{ id, name, version, isOn: enabledAt !== null, hasDraft: draft !== null },
    ...{ isFirst: i === 0, isLast: i === inOrder.length - 1 },
    trigger: triggerWords(triggers[i]?.trigger ?? emptyFlow.trigger, names),
    ...nothingYet,
    ...results.get(id),
  }));
  return { rows, pausedFor, problem };
}

export type FlowRow = Awaited<ReturnType<typeof listRows>>["rows"][number];

export async function listAwayRows(shop: Shop) {
  const away = await listPutAwayFlows(shop.id);
  return away.flatMap(({ id, name, archivedAt }) =>
    archivedAt ? [{ id, name, since: formatDay(archivedAt, shop.timezone) }] : [],
  );
}
