import type { Shop } from "../../store/model";
import type { PrintableObject } from "../json";
import { localTime } from "../local-time";

export interface FinishedOperation {
  id: string;
  createdAt: string;
  completedAt: string;
  status: "completed" | "failed" | "canceled";
  errorCode: string | null;
}

/** bulk_operations/finish says that an operation is over, not where its result is: the app has to ask. */
export function bulkFinishPayload(shop: Shop, operation: FinishedOperation): PrintableObject {
  return {
    admin_graphql_api_id: operation.id,
    completed_at: localTime(operation.completedAt, shop.ianaTimezone),
    created_at: localTime(operation.createdAt, shop.ianaTimezone),
    error_code: operation.errorCode,
    status: operation.status,
    type: "query",
  };
}
