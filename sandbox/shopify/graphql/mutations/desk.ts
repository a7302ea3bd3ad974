import type { BulkOperations } from "../../bulk/bulk-operations";
import type { Installation } from "../../installations";
import type { Action } from "../../store/actions";
import { Entity } from "../entity";
import type { AdminSchema } from "../schema";
import type { View } from "../view";

/** What a mutation works with. */
export interface Desk {
  view: View;
  installation: Installation;
  admin: AdminSchema;
  bulk: BulkOperations;
  /** Does something to the store and sends the webhooks it causes. */
  perform<Input, Result>(action: Action<Input, Result>, input: Input): Result;
}

export interface Problem {
  field: readonly string[] | null;
  message: string;
  code?: string;
  elementIndex?: number;
}

/** User errors of the given type. */
export function userErrors(typename: string, problems: readonly Problem[]): Entity[] {
  return problems.map(
    ({ field, message, code, elementIndex }) =>
      new Entity(typename, { field, message, code: code ?? null, elementIndex: elementIndex ?? null }),
  );
}
