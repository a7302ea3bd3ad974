const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/;
const RELATIVE = /^in (\d+) (min|minute|hour|day)s?$/i;
const LENGTHS_MS = new Map([
  ["min", 60_000],
  ["minute", 60_000],
  ["hour", 3_600_000],
  ["day", 86_400_000],
]);
const FURTHEST_MS = 30 * 86_400_000;

/** Reads ISO 8601 with an offset, or "in 5 minutes"; null when it is neither or more than 30 days ahead. */
export function readScheduledAt(text: string, now: Date): Date | null {
  const at = ISO.test(text) ? new Date(text) : relative(text, now);
  if (!at || Number.isNaN(at.getTime()) || at.getTime() - now.getTime() > FURTHEST_MS) return null;
  return at;
}

function relative(text: string, now: Date): Date | null {
  const [, count, unit] = RELATIVE.exec(text) ?? [];
  const lengthMs = LENGTHS_MS.get(unit?.toLowerCase() ?? "");
  return lengthMs === undefined ? null : new Date(now.getTime() + Number(count) * lengthMs);
}
