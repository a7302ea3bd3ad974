import { createHash } from "node:crypto";
import { join } from "node:path";
import { z } from "zod";
import { createTable } from "../storage/table";
import { otherPayload, stillInProgress, type Refusal } from "./refusals";

const REMEMBERED_MS = 24 * 60 * 60 * 1000;

const Remembered = z.object({ id: z.string(), fingerprint: z.string(), answer: z.string(), answeredAt: z.string() });

export type Claim =
  | { readonly kind: "first" }
  | { readonly kind: "answered"; readonly answer: string }
  | { readonly kind: "refused"; readonly refusal: Refusal };

/** Which idempotency keys a team has used in the last 24 hours, and what they were answered. */
export interface IdempotencyMemory {
  /** "first" reserves the key until `release`. */
  claim(team: string, key: string, fingerprint: string): Claim;
  remember(team: string, key: string, fingerprint: string, answer: string): void;
  release(team: string, key: string): void;
  clear(): void;
}

export function createIdempotencyMemory(folder: string | null, clock: () => Date): IdempotencyMemory {
  const answered = createTable(Remembered, folder && join(folder, "idempotency-keys.jsonl"));
  const inProgress = new Set<string>();
  const idOf = (team: string, key: string) => JSON.stringify([team, key]);

  function remembered(id: string) {
    const row = answered.get(id);
    if (!row || clock().getTime() - new Date(row.answeredAt).getTime() < REMEMBERED_MS) return row;
    answered.remove(id);
    return undefined;
  }

  return {
    claim(team, key, fingerprint) {
      const id = idOf(team, key);
      if (inProgress.has(id)) return { kind: "refused", refusal: stillInProgress };
      const earlier = remembered(id);
      if (earlier?.fingerprint === fingerprint) return { kind: "answered", answer: earlier.answer };
      if (earlier) return { kind: "refused", refusal: otherPayload };
      inProgress.add(id);
      return { kind: "first" };
    },
    remember(team, key, fingerprint, answer) {
      answered.put({ id: idOf(team, key), fingerprint, answer, answeredAt: clock().toISOString() });
    },
    release(team, key) {
      inProgress.delete(idOf(team, key));
    },
    clear() {
      answered.clear();
      inProgress.clear();
    },
  };
}

/** The same for equal requests, whatever the order of their JSON keys. */
export function fingerprintOf(path: string, body: unknown): string {
  return createHash("sha256")
    .update(JSON.stringify([path, sorted(body)]))
    .digest("hex");
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value)
    .map(([key, inner]) => [key, sorted(inner)])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
}
