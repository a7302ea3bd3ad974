/**
 * Until when a coupon is good, in words that are true: the last whole day, with the time of day when it does not end
 * with the day.
 */
export function dayOf(endsAt: Date, timezone: string): string {
  // What ends at midnight is good on the day before.
  const last = new Date(endsAt.getTime() - 1);
  const part = (options: Intl.DateTimeFormatOptions, at = last) =>
    new Intl.DateTimeFormat("en-GB", { timeZone: timezone, ...options }).format(at);
  const day = part({ day: "numeric", month: "long" });
  const time = part({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  return time === "23:59" ? day : `${day}, ${part({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }, endsAt)}`;
}
