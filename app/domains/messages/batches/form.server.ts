import type { Tx } from "~/db.server";
import { decideAll } from "../gate/decide.server";
import type { Decision, Draft } from "../gate/model";
import { bytesOf } from "./bytes.server";
import type { Batch } from "./model";
import { deferDrafts, endDrafts, freeze, takeDrafts } from "./queries.server";
import { writeMails } from "./write.server";

/** What became of the messages that were next. */
export interface Formed {
  /** To be posted; null when the gate let nothing pass. */
  batch: Batch | null;
  skipped: number;
  /** How many were looked at; 0 when nothing is due. */
  taken: number;
}

interface Terms {
  account: string;
  /** How many messages the shop may still send today. */
  allowed: number;
}

/**
 * Takes the messages that are next, decides about each, and freezes what will be posted: once the transaction has
 * committed, it can no longer change.
 */
export async function formBatch(shopId: number, { account, allowed }: Terms, now: Date, tx: Tx): Promise<Formed> {
  const drafts = await takeDrafts(shopId, allowed, now, tx);
  const [first] = drafts;
  if (!first) return { batch: null, skipped: 0, taken: 0 };
  const { passed, deferred, skipped } = sort(drafts, await decideAll(shopId, drafts, now, tx));
  await deferDrafts(shopId, deferred, now, tx);
  await endDrafts(shopId, skipped, now, tx);
  const { written, unwritten } =
    passed.length > 0 ? await writeMails(shopId, passed, now, tx) : { written: [], unwritten: [] };
  const failed = unwritten.map(({ id, reason }) => {
    return { id, state: "failed" as const, reason: `could not be composed: ${reason}` };
  });
  await endDrafts(shopId, failed, now, tx);
  const done = { skipped: skipped.length, taken: drafts.length };
  if (written.length === 0) return { ...done, batch: null };
  const body = bytesOf(written.map(({ mail }) => mail));
  const batch = await freeze(shopId, { account, priority: first.priority, messages: written, body }, tx);
  return { ...done, batch };
}

function sort(drafts: readonly Draft[], decisions: ReadonlyMap<string, Decision>) {
  const decided = drafts.flatMap((draft) => {
    const decision = decisions.get(draft.id);
    return decision ? [{ draft, decision }] : [];
  });
  return {
    passed: decided.flatMap(({ draft, decision }) =>
      decision.decision === "send" ? [{ draft, email: decision.email }] : [],
    ),
    deferred: decided.flatMap(({ draft: { id }, decision }) =>
      decision.decision === "defer"
        ? [{ id, until: decision.until, reason: decision.reason, displacedBy: decision.displacedBy }]
        : [],
    ),
    skipped: decided.flatMap(({ draft: { id }, decision }) =>
      decision.decision === "skip" ? [{ id, state: "skipped" as const, reason: decision.reason }] : [],
    ),
  };
}
