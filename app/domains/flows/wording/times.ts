import type { Wait } from "../content/steps";

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

export const weekdayNames: readonly string[] = weekdays;

const units = [
  [10_080, "week"],
  [1440, "day"],
  [60, "hour"],
  [1, "minute"],
] as const;

/** "2 days", "1 day and 12 hours"; weeks only where nothing is left over. */
export function durationWords(minutes: number): string {
  const parts: string[] = [];
  let left = minutes;
  for (const [size, unit] of units) {
    const count = Math.floor(left / size);
    if (count === 0 || (unit === "week" && left % size !== 0)) continue;
    parts.push(`${count} ${unit}${count === 1 ? "" : "s"}`);
    left -= count * size;
  }
  return joined(parts, "and");
}

/** "09:05" of the 545th minute of a day. */
export function clockWords(minute: number): string {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** How long a step waits: "Wait 2 days", "Wait until Monday or Friday, 09:00". */
export function waitWords(wait: Wait): string {
  switch (wait.type) {
    case "for":
      return `Wait ${durationWords(wait.minutes)}`;
    case "until_time":
      return `Wait until ${clockWords(wait.minute)}`;
    case "until_weekday":
      return `Wait until ${dayWords(wait.weekdays)}, ${clockWords(wait.minute)}`;
    default:
      return wait satisfies never;
  }
}

function dayWords(days: readonly number[]): string {
  if (days.length === 7) return "the next day";
  const inOrder = days.toSorted((a, b) => a - b);
  if (inOrder.join() === "0,1,2,3,4") return "the next working day";
  const names = inOrder.map((day) => weekdays[day] ?? "");
  return names.length === 0 ? "a weekday" : joined(names, "or");
}

/** "a, b and c". */
export function joined(parts: readonly string[], word: "and" | "or"): string {
  if (parts.length < 2) return parts.join("");
  return `${parts.slice(0, -1).join(", ")} ${word} ${parts.at(-1) ?? ""}`;
}
