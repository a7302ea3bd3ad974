/** What changed on one day of the shop's calendar, "2026-03-01". */
export interface DailyChange {
  day: string;
  entered: number;
  left: number;
}

export interface DayOfSegment extends DailyChange {
  /** How many were in at the day's end; today: now. */
  size: number;
}

/**
 * Sizes day by day, worked out backwards from the present size, so that the last one is what the merchant sees in the
 * list. Days without a change are there too.
 * @param today the shop's calendar day
 */
export function sizeHistory(
  sizeNow: number,
  changes: readonly DailyChange[],
  today: string,
  days: number,
): DayOfSegment[] {
  const byDay = new Map(changes.map((change) => [change.day, change]));
  const history: DayOfSegment[] = [];
  let size = sizeNow;
  for (let ago = 0; ago < days; ago++) {
    const day = dayBefore(today, ago);
    const { entered, left } = byDay.get(day) ?? { entered: 0, left: 0 };
    history.unshift({ day, entered, left, size });
    size += left - entered;
  }
  return history;
}

function dayBefore(day: string, ago: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - ago * 86_400_000).toISOString().slice(0, 10);
}
