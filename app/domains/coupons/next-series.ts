import { rule, type Discount, type Series } from "./model";

const day = 86_400_000;

/**
 * The times of the series of codes to be made now, if one has to be. Shopify lets all codes of one discount end at once;
 * what is good for some days from when it was given therefore comes in a series for each week, which ends when the last
 * of its codes may end. Until then a code works at Shopify, and so at least as long as its shopper was told.
 */
export function nextSeries(
  { validDays, endsAt, stoppedAt }: Pick<Discount, "validDays" | "endsAt" | "stoppedAt">,
  last: Pick<Series, "closesAt"> | undefined,
  now: Date,
): Pick<Series, "opensAt" | "closesAt" | "endsAt"> | null {
  if (stoppedAt) return null;
  if (validDays === null) {
    if (last || endsAt === null || endsAt <= now) return null;
    return { opensAt: now, closesAt: endsAt, endsAt };
  }
  if (last && last.closesAt.getTime() > now.getTime() + rule.aheadDays * day) return null;
  const closesAt = new Date(now.getTime() + rule.seriesDays * day);
  return { opensAt: now, closesAt, endsAt: new Date(closesAt.getTime() + validDays * day) };
}

/** How many codes are to be made: as many as are wanted beyond those that are kept, in whole blocks. */
export function missingBlocks({ free, coming, wanted }: { free: number; coming: number; wanted: number }): number {
  // Half of it may go before more are made, so that not every message makes some.
  if (free + coming >= rule.fewestFree / 2 + wanted) return 0;
  return Math.ceil((rule.fewestFree + wanted - free - coming) / rule.blockSize);
}
