import { transact } from "~/db.server";
import { emit } from "~/jobs/emit.server";
import { askForMerge as writeMerge, askForUndo } from "./merging/queries.server";
import { decidePair, findPair } from "./queries.server";

export type Asked = { outcome: "asked" } | { outcome: "missing" } | { outcome: "overtaken" };

/** Has the two of a pair made one. @param keptId which of them is kept */
export async function mergePair(shopId: number, pairId: string, keptId: string, now: Date): Promise<Asked> {
  return transact(async (tx) => {
    const pair = await findPair(shopId, pairId, tx);
    if (!pair || (keptId !== pair.one && keptId !== pair.other)) return { outcome: "missing" };
    const two = { keptId, otherId: keptId === pair.one ? pair.other : pair.one };
    const mergeId = await writeMerge(shopId, two, { isAutomatic: false, confidence: pair.confidence }, now, tx);
    if (!mergeId) return { outcome: "overtaken" };
    await emit(tx, "merge.asked", { shopId, mergeId });
    return { outcome: "asked" };
  });
}

/** Has a merge undone. */
export async function undoMerge(shopId: number, mergeId: string): Promise<Asked> {
  return transact(async (tx) => {
    if (!(await askForUndo(shopId, mergeId, tx))) return { outcome: "missing" };
    await emit(tx, "merge.asked", { shopId, mergeId });
    return { outcome: "asked" };
  });
}

/** Remembers that two are not the same person: they are not shown again. @returns whether there is such a pair */
export async function keepApart(shopId: number, pairId: string, now: Date): Promise<boolean> {
  return transact((tx) => decidePair(shopId, pairId, "apart", now, tx));
}
