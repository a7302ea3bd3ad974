import { calendarUnits, relativeUnits, type DateValue } from "~/domains/segments/model";

const units = { h: "hours", d: "days", w: "weeks", m: "months", y: "years" } as const;

/** The ways to say a date, as a merchant chooses among them. */
export const dateForms = [
  { value: "today", label: "today" },
  ...relativeUnits.map((unit) => ({ value: `${unit}-ago`, label: `${units[unit]} ago` })),
  ...calendarUnits.map((unit) => ({ value: `start-${unit}`, label: `start of the ${unit}` })),
  { value: "day", label: "a certain day" },
  { value: "time", label: "a certain moment" },
  ...relativeUnits.map((unit) => ({ value: `${unit}-ahead`, label: `${units[unit]} from now` })),
];

/** Which way a date is said. */
export function formOf(date: DateValue): string {
  switch (date.type) {
    case "day":
    case "time":
      return date.type;
    case "relative":
      if (date.amount === 0 && date.unit === "d") return "today";
      return `${date.unit}-${date.amount > 0 ? "ahead" : "ago"}`;
    case "start":
      return `start-${date.of}`;
    default:
      return date satisfies never;
  }
}

/**
 * A date said in another way; the amount stays where it fits.
 * @param today the shop's day, to begin with where a day is wanted
 */
export function inForm(date: DateValue, form: string, today: string): DateValue {
  if (form === "day") return { type: "day", day: date.type === "time" ? date.time.slice(0, 10) : today };
  if (form === "time") return { type: "time", time: `${date.type === "day" ? date.day : today}T00:00:00` };
  if (form === "today") return { type: "relative", amount: 0, unit: "d" };
  const of = calendarUnits.find((unit) => form === `start-${unit}`);
  if (of) return { type: "start", of, periods: date.type === "start" ? date.periods : 0 };
  const unit = relativeUnits.find((one) => form.startsWith(`${one}-`));
  if (!unit) throw new Error(`A date cannot be said as ${form}`);
  const amount = date.type === "relative" && date.amount !== 0 ? Math.abs(date.amount) : 30;
  return { type: "relative", amount: form.endsWith("-ago") ? -amount : amount, unit };
}

/** Which week, month, quarter or year: this one, the last one, and so on. */
export function periodChoices(of: (typeof calendarUnits)[number], periods: number): { value: string; label: string }[] {
  const offered = [1, 0, -1, -2, -3, -4, -5, -6, -7, -8, -9, -10, -11, -12];
  const all = offered.includes(periods) ? offered : [...offered, periods];
  return all.map((one) => ({ value: String(one), label: periodWords(of, one) }));
}

function periodWords(of: string, periods: number): string {
  if (periods === 0) return `this ${of}`;
  if (Math.abs(periods) === 1) return `${periods < 0 ? "last" : "next"} ${of}`;
  return `${Math.abs(periods)} ${of}s ${periods < 0 ? "ago" : "from now"}`;
}
