import { z } from "zod";
import { isUnderway } from "../../bulk/operation";
import { type Arguments, Entity } from "../entity";
import { bulkOperationEntity } from "../nodes/bulk-operation";
import { idArgument } from "../references";
import { type Desk, type Problem, userErrors } from "./desk";

const RunQuery = z.object({ query: z.string(), groupObjects: z.boolean().default(false) });

export function runBulkQuery({ installation, admin, bulk }: Desk, args: Arguments): Entity {
  const { query, groupObjects } = RunQuery.parse(args);
  const started = bulk.start(installation, admin, query, groupObjects);
  const problems: Problem[] = [];
  if ("problems" in started) {
    problems.push(...started.problems.map((message) => ({ field: ["query"], message, code: "INVALID" })));
  }
  if ("underway" in started) {
    const ids = started.underway.map(({ gid }) => gid).join(", ");
    const message = `A bulk query operation for this app and shop is already in progress: ${ids}.`;
    problems.push({ field: null, message, code: "OPERATION_IN_PROGRESS" });
  }
  return new Entity("BulkOperationRunQueryPayload", {
    bulkOperation: "operation" in started ? bulkOperationEntity(started.operation) : null,
    userErrors: userErrors("BulkOperationUserError", problems),
  });
}

export function cancelBulkOperation({ installation, bulk }: Desk, args: Arguments): Entity {
  const operation = installation.bulkOperations.get(idArgument(args, "id", "BulkOperation"));
  const problems: Problem[] = [];
  if (!operation) problems.push({ field: ["id"], message: "Bulk operation does not exist" });
  else if (isUnderway(operation)) bulk.cancel(operation);
  else {
    const message = `A bulk operation cannot be canceled when it is ${operation.status.toLowerCase()}`;
    problems.push({ field: null, message });
  }
  return new Entity("BulkOperationCancelPayload", {
    bulkOperation: operation ? bulkOperationEntity(operation) : null,
    userErrors: userErrors("UserError", problems),
  });
}
