const msPerDay = 86_400_000;
/** What waits for a campaign to be resumed is woken by that; so long it need not be looked at otherwise. */
const longestPauseDays = 7;

/** Until when what a paused campaign sends waits, unless it is resumed before. */
export function pauseEnd(now: Date): Date {
  return new Date(now.getTime() + longestPauseDays * msPerDay);
}
