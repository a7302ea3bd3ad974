import type { Instant } from "../store/model";

type BulkStatus = "CREATED" | "RUNNING" | "COMPLETED" | "FAILED" | "CANCELING" | "CANCELED";

/** One bulk query, from its order to its result. */
export interface BulkOperation {
  readonly id: string;
  readonly gid: string;
  readonly query: string;
  readonly groupObjects: boolean;
  readonly createdAt: Instant;
  status: BulkStatus;
  errorCode: "ACCESS_DENIED" | "INTERNAL_SERVER_ERROR" | null;
  completedAt: Instant | null;
  objectCount: number;
  rootObjectCount: number;
  /** In bytes. */
  fileSize: number | null;
  /** Where the result can be read; null as long as there is none, and when nothing was found. */
  url: string | null;
}

export function isUnderway({ status }: BulkOperation): boolean {
  return status === "CREATED" || status === "RUNNING" || status === "CANCELING";
}
