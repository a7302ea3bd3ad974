import type { BulkOperation } from "../../bulk/operation";
import { type Listing, sortableId, sortableTime } from "../connection";
import { Entity } from "../entity";
import { wireTime } from "../wire";

export function bulkOperationEntity(operation: BulkOperation): Entity {
  return new Entity("BulkOperation", {
    id: operation.gid,
    type: "QUERY",
    status: operation.status,
    errorCode: operation.errorCode,
    createdAt: wireTime(operation.createdAt),
    completedAt: wireTime(operation.completedAt),
    objectCount: String(operation.objectCount),
    rootObjectCount: String(operation.rootObjectCount),
    fileSize: operation.fileSize === null ? null : String(operation.fileSize),
    url: operation.url,
    partialDataUrl: null,
    query: operation.query,
  });
}

export function bulkOperationListing(sortKey: unknown): Listing<BulkOperation> {
  return {
    typename: "BulkOperationConnection",
    idOf: (operation) => operation.id,
    valueOf: (operation) =>
      sortKey === "COMPLETED_AT" && operation.completedAt
        ? sortableTime(operation.completedAt)
        : `${sortableTime(operation.createdAt)}${sortableId(operation.id)}`,
    entity: bulkOperationEntity,
  };
}
