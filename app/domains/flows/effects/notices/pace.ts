const leastMinutesBetween = 15;
const mostInOneDay = 20;

/**
 * When a merchant may be written to again. What comes up before waits and goes together in one mail, so that a flow with
 * thousands of shoppers fills nobody's inbox.
 * @param sentAt when notices were mailed in the last 24 hours
 */
export function nextNoticeAt(sentAt: readonly Date[], now: Date): Date {
  const times = sentAt.map((at) => at.getTime()).toSorted((a, b) => b - a);
  const afterLast = (times[0] ?? -Infinity) + leastMinutesBetween * 60_000;
  const ofTheDay = (times[mostInOneDay - 1] ?? -Infinity) + 86_400_000;
  return new Date(Math.max(now.getTime(), afterLast, ofTheDay));
}
