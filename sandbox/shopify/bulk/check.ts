import {
  type DocumentNode,
  type FieldNode,
  getNamedType,
  GraphQLError,
  type GraphQLSchema,
  isListType,
  getNullableType,
  isObjectType,
  Kind,
  OperationTypeNode,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from "graphql";

const MOST_CONNECTIONS = 5;
const DEEPEST_NESTING = 2;

/** A query a bulk operation can run, or why not, in Shopify's words. */
export type CheckedQuery = { document: DocumentNode } | { problems: string[] };

export function checkBulkQuery(schema: GraphQLSchema, query: string): CheckedQuery {
  const document = parseOrProblem(query);
  if (typeof document === "string") return { problems: [`Invalid bulk query: ${document}`] };
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (operations.some(({ operation }) => operation !== OperationTypeNode.QUERY)) {
    return { problems: ["Invalid operation type. Only `query` operations are supported."] };
  }
  const errors = validate(schema, document);
  if (errors.length) return { problems: errors.map(({ message }) => `Invalid bulk query: ${message}`) };

  const problems = problemsOf(survey(schema, document));
  return problems.length ? { problems } : { document };
}

interface Survey {
  topLevelNodes: string[];
  connections: number;
  deepest: number;
  withoutEdges: string[];
  withoutParentId: string[];
  insideList: boolean;
}

function problemsOf(survey: Survey): string[] {
  const problems = survey.topLevelNodes.map((name) => `Bulk queries cannot contain a top level \`${name}\` field.`);
  if (survey.connections === 0) problems.push("Bulk queries must contain at least one connection.");
  if (survey.connections > MOST_CONNECTIONS) {
    problems.push(`Bulk queries cannot contain more than ${MOST_CONNECTIONS} connections.`);
  }
  if (survey.deepest > DEEPEST_NESTING) {
    problems.push(`Bulk queries cannot contain connections with a nesting depth greater than ${DEEPEST_NESTING}.`);
  }
  if (survey.insideList) {
    problems.push("Queries that contain a connection field within a list field are not currently supported.");
  }
  if (survey.withoutEdges.length) {
    problems.push(
      "All connection fields in a bulk query must select their contents using 'edges' > 'node', e.g: 'products { edges " +
        `{ node {'. Selecting via 'nodes' is not supported. Invalid connection fields: ${quoted(survey.withoutEdges)}.`,
    );
  }
  if (survey.withoutParentId.length) {
    problems.push(
      "The parent 'node' field for a nested connection must select the 'id' field without an alias and must be of 'ID' " +
        `return type. Connection fields without 'id': ${survey.withoutParentId.join(", ")}.`,
    );
  }
  return problems;
}

/** Walks the query with its types and notes what Shopify's rules for bulk queries ask about. */
function survey(schema: GraphQLSchema, document: DocumentNode): Survey {
  const found: Survey = {
    topLevelNodes: [],
    connections: 0,
    deepest: 0,
    withoutEdges: [],
    withoutParentId: [],
    insideList: false,
  };
  const types = new TypeInfo(schema);
  const open: FieldNode[] = [];
  let listsOpen = 0;

  const isConnection = () => {
    const type = getNamedType(types.getType());
    return isObjectType(type) && type.name.endsWith("Connection");
  };
  // The edges and nodes of a connection are lists too, but they are what a bulk query is about.
  const isOtherList = (name: string) =>
    isListType(getNullableType(types.getType())) && name !== "edges" && name !== "nodes";

  visit(
    document,
    visitWithTypeInfo(types, {
      Field: {
        enter(field) {
          const name = field.name.value;
          if (types.getParentType() === schema.getQueryType() && (name === "node" || name === "nodes")) {
            found.topLevelNodes.push(name);
          }
          if (isOtherList(name)) listsOpen += 1;
          if (!isConnection()) return;
          const parent = open.at(-1);
          open.push(field);
          found.connections += 1;
          // The outermost connection is depth 0.
          found.deepest = Math.max(found.deepest, open.length - 1);
          if (listsOpen > 0) found.insideList = true;
          if (!selects(selected(field, "edges"), "node")) found.withoutEdges.push(name);
          if (parent && !selects(selected(selected(parent, "edges"), "node"), "id")) {
            found.withoutParentId.push(parent.name.value);
          }
        },
        leave(field) {
          if (isOtherList(field.name.value)) listsOpen -= 1;
          if (open.at(-1) === field) open.pop();
        },
      },
    }),
  );
  return found;
}

function selected(field: FieldNode | null, name: string): FieldNode | null {
  const inside = field?.selectionSet?.selections ?? [];
  const match = inside.find(
    (selection) => selection.kind === Kind.FIELD && selection.name.value === name && !selection.alias,
  );
  return match?.kind === Kind.FIELD ? match : null;
}

/** Whether a field selects another by its own name; a fragment may hide it, and then it is believed. */
function selects(field: FieldNode | null, name: string): boolean {
  if (selected(field, name)) return true;
  return (field?.selectionSet?.selections ?? []).some((selection) => selection.kind !== Kind.FIELD);
}

function parseOrProblem(query: string): DocumentNode | string {
  try {
    return parse(query);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return query.trim() === "" ? "syntax error, unexpected end of file" : error.message;
  }
}

function quoted(names: string[]): string {
  return names.map((name) => `'${name}'`).join(", ");
}
