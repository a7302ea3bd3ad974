import { transact } from "~/db.server";
import type { Shop } from "~/domains/shops/model";
import { emit } from "~/jobs/emit.server";
import { analyzeFacts } from "../queries.server";
import { saveFacts } from "../save.server";
import { factsOfLines } from "./facts-of-lines";
import { Parents } from "./parents";
import { batchesOf, readFile } from "./read.server";

export const linesAtOnce = 2000;
const mostProblems = 20;

/**
 * When to let PostgreSQL count again: after the first lines of what it thinks are empty tables, and once there are a
 * good many. Without that, looking people up took two thirds of an import.
 */
export function isMilestone(linesBefore: number): boolean {
  return linesBefore === 0 || linesBefore === 5 * linesAtOnce;
}

export interface Imported {
  lines: number;
  refused: number;
  /** The first of the lines that could not be understood. */
  problems: { line: number; problem: string }[];
}

/**
 * Imports a file of JSON Lines as bulk operations return them, through the same fold as the backfill. Importing it again
 * changes nothing.
 * @param onProgress called after every batch with what was done so far and how much of the file was read (0–1)
 */
export async function importFile(
  shop: Pick<Shop, "id" | "currency">,
  path: string,
  now: Date,
  onProgress: (done: Imported, share: number) => void,
): Promise<Imported> {
  const { lines, progress } = await readFile(path);
  const context = { currency: shop.currency, readAt: now, parents: new Parents() };
  const done: Imported = { lines: 0, refused: 0, problems: [] };
  for await (const batch of batchesOf(lines, linesAtOnce)) {
    const { facts, problems } = factsOfLines(batch, done.lines + 1, context);
    await transact((tx) => saveFacts(shop.id, facts, "history", tx));
    if (isMilestone(done.lines)) await analyzeFacts();
    done.lines += batch.length;
    done.refused += problems.length;
    done.problems.push(...problems.slice(0, mostProblems - done.problems.length));
    onProgress(done, progress());
  }
  await analyzeFacts();
  await transact((tx) => emit(tx, "rhythm.due", { shopId: shop.id }));
  return done;
}
