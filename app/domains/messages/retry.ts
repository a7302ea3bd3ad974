import type { Claimed } from "./model";

const firstSeconds = 5;
const longestSeconds = 1800;

/** How long to wait before the next try of a message in doubt: 5 s, 10 s, 20 s … half an hour. */
export function backoffSeconds(attempts: number): number {
  return Math.min(longestSeconds, firstSeconds * 2 ** Math.max(0, attempts - 1));
}

/** Stable for a message, whoever sends it and however often; at most 256 characters, as Resend wants. */
export function idempotencyKey(shopId: number, message: Pick<Claimed, "sourceKind" | "sourceId" | "step">): string {
  return `tessera/${shopId}/${message.sourceKind}/${message.sourceId}/${message.step}`;
}
