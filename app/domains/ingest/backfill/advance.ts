import { z } from "zod";
import type { Backfill } from "./model";

/** A bulk operation as Shopify reports it. */
export const BulkOperation = z.object({
  status: z.enum(["CANCELED", "CANCELING", "COMPLETED", "CREATED", "EXPIRED", "FAILED", "RUNNING"]),
  errorCode: z.string().nullable(),
  objectCount: z.union([z.string(), z.number()]).transform(Number),
  url: z.string().nullable(),
});

export type BulkOperation = z.infer<typeof BulkOperation>;

/** What to do next about one kind. */
export type NextStep =
  | { step: "start" }
  | { step: "wait"; objects: number }
  | { step: "import"; url: string; objects: number }
  | { step: "finish" }
  | { step: "retry"; reason: string }
  | { step: "give_up"; reason: string };

const mostAttempts = 3;

/** Decides from what is known here and what Shopify says of the operation, if one was started. */
export function nextStep(backfill: Backfill, operation: BulkOperation | null): NextStep {
  if (backfill.state === "waiting" || !backfill.operationId) return { step: "start" };
  if (!operation) return afterFailure(backfill, "Shopify no longer knows the operation");
  switch (operation.status) {
    case "CREATED":
    case "RUNNING":
    case "CANCELING":
      return { step: "wait", objects: operation.objectCount };
    case "COMPLETED":
      // With nothing to tell, there is no file.
      return operation.url
        ? { step: "import", url: operation.url, objects: operation.objectCount }
        : { step: "finish" };
    case "CANCELED":
    case "EXPIRED":
    case "FAILED":
      return afterFailure(
        backfill,
        `Shopify's bulk operation ended ${operation.status}${operation.errorCode ? ` (${operation.errorCode})` : ""}`,
      );
    default:
      return operation.status satisfies never;
  }
}

/** Another operation, unless there have been enough of them. */
export function afterFailure({ attempts }: Pick<Backfill, "attempts">, reason: string): NextStep {
  return attempts < mostAttempts ? { step: "retry", reason } : { step: "give_up", reason };
}
