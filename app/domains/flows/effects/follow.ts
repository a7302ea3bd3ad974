import type { Attempted, EffectKind, EffectReason } from "./model";

/** What becomes of an effect after an attempt. */
export type Next =
  { state: "done" } | { state: "failed"; reason: EffectReason } | { state: "queued"; reason: EffectReason; at: Date };

const hour = 3600;

/**
 * So long an effect is tried at all. What another tool is told loses its meaning within a day; a tag may wait until the
 * merchant has allowed it; Resend knows the key of a mail for a day, after which it would go out twice.
 */
export const patienceSeconds: Record<Exclude<EffectKind, "send">, number> = {
  tag: 7 * 24 * hour,
  notify: 20 * hour,
  webhook: 24 * hour,
};

/** A person has to do something first: asking more often would change nothing. */
const waitsForPeople: readonly EffectReason[] = ["not_allowed", "reauthorization_needed"];
const firstPauseSeconds = 30;
const longestPauseSeconds = hour;

/** What follows from an attempt: it is done, tried again at an instant, or given up for a reason. */
export function follow(
  attempted: Attempted,
  { kind, attempts, createdAt }: { kind: Exclude<EffectKind, "send">; attempts: number; createdAt: Date },
  now: Date,
): Next {
  if (attempted.outcome === "done") return { state: "done" };
  const { reason } = attempted;
  if (attempted.outcome === "refused") return { state: "failed", reason };
  const at = new Date(now.getTime() + pauseSeconds(attempted, attempts) * 1000);
  const endsAt = createdAt.getTime() + patienceSeconds[kind] * 1000;
  return at.getTime() > endsAt ? { state: "failed", reason } : { state: "queued", reason, at };
}

function pauseSeconds({ reason, afterSeconds }: Extract<Attempted, { outcome: "trouble" }>, attempts: number): number {
  if (waitsForPeople.includes(reason)) return hour;
  const growing = firstPauseSeconds * 4 ** Math.min(attempts - 1, 10);
  return Math.min(longestPauseSeconds, Math.max(growing, afterSeconds ?? 0));
}
