import { sign } from "./sign";
import type { Attempt } from "./model";

export interface Endpoint {
  readonly url: string;
  readonly secret: string;
  /** The time put into the signature. */
  readonly signingClock: () => Date;
}

const ANSWER_WITHIN_MS = 15_000;

/** Posts one signed attempt. No answer in time and refused connections are outcomes, not errors. */
export async function post(endpoint: Endpoint, id: string, body: string): Promise<Omit<Attempt, "at">> {
  const timestamp = String(Math.floor(endpoint.signingClock().getTime() / 1000));
  const headers = {
    "content-type": "application/json",
    "user-agent": "Svix-Webhooks/1.76 (sandbox)",
    "svix-id": id,
    "svix-timestamp": timestamp,
    "svix-signature": sign(endpoint.secret, { id, timestamp, body }),
  };
  try {
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    const response = await fetch(endpoint.url, { method: "POST", headers, body, redirect: "manual", signal });
    await response.body?.cancel();
    return { status: response.status, error: null };
  } catch (error) {
    return { status: null, error: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}

/** Anything but a 2xx is tried again. */
export function succeeded(attempt: Pick<Attempt, "status">): boolean {
  return attempt.status !== null && attempt.status >= 200 && attempt.status < 300;
}
