import { instantOfClock, wallClock } from "~/lib/wall-clock";

const dayMilliseconds = 86_400_000;
/** When shoppers sleep. */
const nightlyHour = "03:00";

/** The next time after an instant that clocks in the time zone show the hour at which traits are renewed. */
export function nextNight(now: Date, timezone: string): Date {
  const days = [0, 1].map((ahead) => new Date(wallClock(now, timezone) + ahead * dayMilliseconds));
  const nights = days.map((day) => instantOfClock(`${day.toISOString().slice(0, 10)}T${nightlyHour}`, timezone));
  return nights.find((night) => night > now) ?? new Date(now.getTime() + dayMilliseconds);
}
