import { transact, type Tx } from "~/db.server";
import { appendEvents, ensureMonths } from "~/domains/events/index.server";
import { markDirty } from "~/domains/profiles/index.server";
import { getShop } from "~/domains/shops/index.server";
import { maySend } from "~/domains/shops/model";
import { ensureReady } from "~/domains/templates/index.server";
import { emit } from "~/jobs/emit.server";
import type { StartedRun } from "./model";
import { addFlow, enrolEntered } from "./queries.server";
import { readyFlows } from "./ready-flows";

/** Starts runs for who entered a flow's segment. That they did is an event, which segments can ask about. */
export async function enrol(shopId: number, now: Date): Promise<number> {
  await ensureMonths([now]);
  return transact(async (tx) => {
    if (!maySend(await getShop(shopId, tx))) return 0;
    const started = await enrolEntered(shopId, now, tx);
    if (started.length > 0) {
      await tellEntries(shopId, started, now, tx);
      await emit(tx, "messages.requested", { shopId });
    }
    return started.length;
  });
}

async function tellEntries(shopId: number, started: readonly StartedRun[], now: Date, tx: Tx): Promise<void> {
  const entries = started.map(({ runId, flowId, profileId }) => ({
    kind: "flow_entered" as const,
    sourceId: `run ${runId}`,
    occurredAt: now,
    profileId,
    actor: null,
    properties: { flowId },
  }));
  await appendEvents(shopId, entries, tx);
  await markDirty(
    shopId,
    entries.map(({ profileId }) => profileId),
    "live",
    tx,
  );
  await emit(tx, "profiles.dirty", { shopId });
}

/** Gives a shop the flows every shop starts with, off, and the messages they send. */
export async function addReadyFlows(shopId: number, now: Date): Promise<void> {
  const sent = readyFlows.flatMap(({ definition }) => definition.steps.map(({ template }) => template));
  await ensureReady(shopId, sent, now);
  await transact(async (tx) => {
    for (const flow of readyFlows) await addFlow(shopId, flow, now, tx);
  });
}
