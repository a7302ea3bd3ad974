import type { Backfill } from "./model";

/** A bulk operation as Shopify reports it. */
export interface BulkOperation {
  status: "CANCELED" | "CANCELING" | "COMPLETED" | "CREATED" | "EXPIRED" | "FAILED" | "RUNNING";
  errorCode: string | null;
  objectCount: number;
  url: string | null;
}

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
  if (!operation) return failed(backfill, "Shopify no longer knows the operation");
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
      return failed(
        backfill,
        `Shopify's bulk operation ended ${operation.status}${operation.errorCode ? ` (${operation.errorCode})` : ""}`,
      );
    default:
      return operation.status satisfies never;
  }
}

function failed({ attempts }: Backfill, reason: string): NextStep {
  return attempts < mostAttempts ? { step: "retry", reason } : { step: "give_up", reason };
}
