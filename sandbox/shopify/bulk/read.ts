import {
  type DocumentNode,
  execute,
  type FieldNode,
  getNamedType,
  type GraphQLSchema,
  Kind,
  type SelectionNode,
} from "graphql";
import { z } from "zod";
import type { AdminSchema } from "../graphql/schema";
import { resolversFor } from "../graphql/resolve";
import { queryRoot } from "../graphql/query-root";
import { StoreView } from "../graphql/store-view";
import type { Installation } from "../installations";
import { type Flat, flatten } from "./flatten";

const WINDOW = 1000;

const Page = z.object({ pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }) });

/** Why a bulk operation failed. */
export class BulkFailure extends Error {
  constructor(
    readonly code: "ACCESS_DENIED" | "INTERNAL_SERVER_ERROR",
    message: string,
  ) {
    super(message);
  }
}

/**
 * Runs a checked bulk query piece by piece and yields the objects of its outermost lists, a thousand at a time, so
 * that no store is too large for it. Throws BulkFailure when the query cannot be answered.
 */
export async function* readInPieces(
  { schema, requiredAccess }: AdminSchema,
  document: DocumentNode,
  installation: Installation,
  now: Date,
): AsyncGenerator<Flat[]> {
  const view = new StoreView(installation, now, { first: WINDOW, after: null });
  const resolvers = resolversFor(requiredAccess, new Set(installation.scopes));
  for (const selection of rootSelections(document)) {
    const piece = only(document, selection, schema);
    view.bulkWindow = { first: WINDOW, after: null };
    for (let more = true; more;) {
      const result = await execute({ schema, document: piece, rootValue: queryRoot(view, installation), ...resolvers });
      const [error] = result.errors ?? [];
      if (error) {
        const denied = error.extensions["code"] === "ACCESS_DENIED";
        throw new BulkFailure(denied ? "ACCESS_DENIED" : "INTERNAL_SERVER_ERROR", error.message);
      }
      yield flatten(result.data);

      const page = Page.safeParse(Object.values(result.data ?? {})[0]);
      more = page.success && page.data.pageInfo.hasNextPage;
      if (page.success) view.bulkWindow = { first: WINDOW, after: page.data.pageInfo.endCursor };
    }
  }
}

function rootSelections(document: DocumentNode): readonly SelectionNode[] {
  return document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : [],
  );
}

/** The document with one selection at its top; a list there is told to say whether it goes on. */
function only(document: DocumentNode, selection: SelectionNode, schema: GraphQLSchema): DocumentNode {
  const kept = selection.kind === Kind.FIELD && isList(selection, schema) ? withPageInfo(selection) : selection;
  return {
    ...document,
    definitions: document.definitions.map((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION
        ? { ...definition, selectionSet: { kind: Kind.SELECTION_SET, selections: [kept] } }
        : definition,
    ),
  };
}

function isList(field: FieldNode, schema: GraphQLSchema): boolean {
  const type = schema.getQueryType()?.getFields()[field.name.value]?.type;
  return type !== undefined && getNamedType(type).name.endsWith("Connection");
}

function withPageInfo(field: FieldNode): FieldNode {
  const own = field.selectionSet?.selections ?? [];
  const pageInfo = plainField("pageInfo", [plainField("hasNextPage"), plainField("endCursor")]);
  return { ...field, selectionSet: { kind: Kind.SELECTION_SET, selections: [...own, pageInfo] } };
}

function plainField(name: string, inside?: FieldNode[]): FieldNode {
  return {
    kind: Kind.FIELD,
    name: { kind: Kind.NAME, value: name },
    ...(inside && { selectionSet: { kind: Kind.SELECTION_SET, selections: inside } }),
  };
}
