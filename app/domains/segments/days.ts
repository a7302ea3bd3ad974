/** Whether the calendar has the day (`2026-02-28`); its years are 0001 to 9999, which is what the database knows too. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && exists(text, text);
}

/** Whether a clock ever shows it: `2026-02-28T18:00:00`. */
export function isTimeOfDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/.test(text) && exists(text, `${text}Z`);
}

/** 30 February is read as a day in March, and 24:00 as the day after. */
function exists(text: string, instant: string): boolean {
  const at = new Date(instant);
  return !text.startsWith("0000") && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
