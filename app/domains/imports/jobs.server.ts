import { transact } from "~/db.server";
import { ensureMonths } from "~/domains/events/index.server";
import { lockFacts } from "~/domains/profiles/index.server";
import { emit } from "~/jobs/emit.server";
import { findImport, lockImport, writeState } from "./queries.server";
import { applyDecided, weighLines } from "./rows/apply.server";
import { takeWaitingLines, writeOutcomes } from "./rows/queries.server";
import { undoBatch } from "./undo/jobs.server";

const linesAtOnce = 500;
/** So many batches are done in one go; then others of the shop have their turn. */
const batchesAtOnce = 20;

/**
 * Takes a file in, or takes it back, as far as one turn goes. Each batch is whole or not at all, together with the mark
 * that it is done: who is killed in between goes on where it stopped.
 */
export async function workOnImport(shopId: number, importId: number, now: Date): Promise<void> {
  const file = await findImport(shopId, importId);
  if (!file) return;
  await ensureMonths([file.asOf]);
  for (let batch = 0; batch < batchesAtOnce; batch++) {
    const isOver =
      file.state === "undoing" ? await undoNext(shopId, importId, now) : await takeNext(shopId, importId, now);
    if (isOver) return;
  }
  await transact((tx) => emit(tx, "import.asked", { shopId, importId }));
}

/** @returns whether there is nothing more to take in */
async function takeNext(shopId: number, importId: number, now: Date): Promise<boolean> {
  return transact(async (tx) => {
    await lockFacts(shopId, tx);
    const file = await lockImport(shopId, importId, tx);
    if (file?.state !== "running" || !file.mapping) return true;
    const lines = await takeWaitingLines(shopId, importId, linesAtOnce, tx);
    if (lines.length === 0) {
      await writeState(shopId, importId, "finished", now, tx);
      return true;
    }
    const weighed = await weighLines(shopId, { ...file, mapping: file.mapping }, lines, now, tx);
    const applied = await applyDecided(shopId, file, weighed.decided, tx);
    await writeOutcomes(shopId, importId, [...weighed.refused, ...applied], tx);
    return false;
  });
}

async function undoNext(shopId: number, importId: number, now: Date): Promise<boolean> {
  return transact(async (tx) => {
    await lockFacts(shopId, tx);
    const file = await lockImport(shopId, importId, tx);
    if (file?.state !== "undoing") return true;
    return undoBatch(shopId, file, linesAtOnce, now, tx);
  });
}
