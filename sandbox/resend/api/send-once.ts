import { setTimeout as sleep } from "node:timers/promises";
import type { Request, Response } from "express";
import type { Faults } from "../faults/faults";
import { refuseWith } from "./answers";
import { fingerprintOf, type IdempotencyMemory } from "./idempotency";
import { invalidIdempotencyKey, quotaExceeded, serverError, type Refusal } from "./refusals";

export type SendResult = { readonly answer: object } | { readonly refusal: Refusal };

export interface SendOnceParts {
  readonly faults: Faults;
  readonly idempotency: IdempotencyMemory;
}

/** Runs `send` unless its idempotency key was answered before, and lets the waiting faults have their way. */
export async function sendOnce(
  { faults, idempotency }: SendOnceParts,
  request: Request,
  response: Response,
  team: string,
  send: (idempotencyKey: string | null) => SendResult,
): Promise<void> {
  const key = request.get("idempotency-key") ?? null;
  if (key !== null && (key.length < 1 || key.length > 256)) return refuseWith(response, invalidIdempotencyKey);
  if (faults.take("answer-500")) return refuseWith(response, serverError);
  const quota = faults.take("quota-exceeded");
  if (quota) return refuseWith(response, quotaExceeded(quota.quota));

  const fingerprint = fingerprintOf(request.path, request.body);
  const claim = key === null ? null : idempotency.claim(team, key, fingerprint);
  if (claim?.kind === "refused") return refuseWith(response, claim.refusal);
  if (claim?.kind === "answered") return void response.type("json").send(claim.answer);

  try {
    const result = send(key);
    if ("refusal" in result) return refuseWith(response, result.refusal);
    const delay = faults.take("delay-answer");
    if (delay) await sleep(delay.delayMs);
    const answer = JSON.stringify(result.answer);
    if (key !== null) idempotency.remember(team, key, fingerprint, answer);
    if (faults.take("cut-after-accept")) request.socket.destroy();
    else response.type("json").send(answer);
  } finally {
    if (key !== null) idempotency.release(team, key);
  }
}
