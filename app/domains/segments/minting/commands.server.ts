import { isDeepStrictEqual } from "node:util";
import { transact, type Tx } from "~/db.server";
import { emit } from "~/jobs/emit.server";
import { refuseDraft } from "../commands.server";
import { lockMemberships } from "../memberships/queries.server";
import type { Definition, Segment, SegmentDraft } from "../model";
import { takeBack } from "../put-away/commands.server";
import { addSegment, changeSegment, listPutAway, listSegments } from "../queries.server";

/** A segment that is made of something else the shop has, and that its key names for good. */
export interface Mint {
  key: string;
  draft: SegmentDraft;
  /** Whether a former definition was made in the same way, and may follow; what a merchant changed stays theirs. */
  wasMade(former: Definition): boolean;
}

/** `there`: it was among the segments already. */
export type Minted =
  | { key: string; outcome: "added" | "taken-back" | "followed" | "there"; segmentId: number }
  | { key: string; outcome: "refused"; problem: string };

/**
 * Makes segments by their keys, each once however often it is asked for: one that was put away comes back with its
 * history, one that is there follows its draft unless a merchant has changed what it means. Who is in is worked out in
 * the background.
 */
export async function mintSegments(shopId: number, mints: readonly Mint[], now: Date): Promise<Minted[]> {
  return transact(async (tx) => {
    await lockMemberships(shopId, tx);
    const minted: Minted[] = [];
    for (const mint of mints) minted.push(await mintOne(shopId, mint, now, tx));
    return minted;
  });
}

async function mintOne(shopId: number, { key, draft, wasMade }: Mint, now: Date, tx: Tx): Promise<Minted> {
  const away = await listPutAway(shopId, tx);
  const returning = away.find((segment) => segment.key === key);
  if (returning) return { key, ...refusedIfMissing(await takeBack(shopId, returning, away, now, tx)) };
  const segments = await listSegments(shopId, tx);
  const former = segments.find((segment) => segment.key === key);
  if (former && !mayFollow(former, draft, wasMade)) return { key, outcome: "there", segmentId: former.id };
  const next = former ? { ...former, definition: draft.definition } : draft;
  const refused = await refuseDraft(shopId, former, next, segments, now, tx);
  if (refused) return { key, outcome: "refused", problem: refused.problem };
  const segmentId = former?.id ?? (await addSegment(shopId, draft, { key, origin: "merchant" }, now, tx));
  if (segmentId === null) throw new Error("A segment that is not there was taken for one that is");
  if (former) await changeSegment(shopId, former, next, true, now, tx);
  await emit(tx, "segment.changed", { shopId, segmentId });
  await emit(tx, "writeback.due", { shopId });
  return { key, outcome: former ? "followed" : "added", segmentId };
}

function mayFollow(former: Segment, draft: SegmentDraft, wasMade: Mint["wasMade"]): boolean {
  return wasMade(former.definition) && !isDeepStrictEqual(former.definition, draft.definition);
}

type Returned = Awaited<ReturnType<typeof takeBack>>;

function refusedIfMissing(returned: Returned): Exclude<Returned, { outcome: "missing" }> {
  if (returned.outcome === "missing") throw new Error("A segment that was put away is not there");
  return returned;
}
