import {
  type GraphQLError,
  type GraphQLFormattedError,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";

interface Translation {
  pattern: RegExp;
  say: (found: Record<string, string>) => { message: string; extensions: Record<string, unknown> };
}

/** What graphql-js says about a wrong query, and what Shopify says instead. */
const translations: Translation[] = [
  {
    pattern: /^Cannot query field "(?<field>\w+)" on type "(?<type>\w+)"/,
    say: ({ field, type }) => ({
      message: `Field '${field}' doesn't exist on type '${type}'`,
      extensions: { code: "undefinedField", typeName: type, fieldName: field },
    }),
  },
  {
    pattern: /^Unknown argument "(?<argument>\w+)" on field "\w+\.(?<field>\w+)"/,
    say: ({ argument, field }) => ({
      message: `Field '${field}' doesn't accept argument '${argument}'`,
      extensions: { code: "argumentNotAccepted", name: field, typeName: "Field", argumentName: argument },
    }),
  },
  {
    pattern: /^Field "(?<field>\w+)" argument "(?<argument>\w+)" of type ".*" is required/,
    say: ({ argument, field }) => ({
      message: `Field '${field}' is missing required arguments: ${argument}`,
      extensions: { code: "missingRequiredArguments", className: "Field", name: field, arguments: argument },
    }),
  },
  {
    pattern: /^Field "(?<field>\w+)" of type "(?<type>.*)" must have a selection of subfields/,
    say: ({ field, type }) => ({
      message: `Field must have selections (field '${field}' returns ${type} but has no selections. Did you mean '${field} { ... }'?)`,
      extensions: { code: "selectionMismatch", nodeName: `field '${field}'`, typeName: type },
    }),
  },
  {
    pattern: /^Variable "\$(?<variable>\w+)" is never used/,
    say: ({ variable }) => ({
      message: `Variable $${variable} is declared by anonymous query but not used`,
      extensions: { code: "variableNotUsed", variableName: variable },
    }),
  },
  {
    pattern: /^Variable "\$(?<variable>\w+)" is not defined/,
    say: ({ variable }) => ({
      message: `Variable $${variable} is used by anonymous query but not declared`,
      extensions: { code: "variableNotDefined", variableName: variable },
    }),
  },
  {
    pattern: /^The field (?<field>[\w.]+) is deprecated\. (?<reason>[\s\S]*)/,
    say: ({ field, reason }) => ({
      message: `Field '${field}' is deprecated, and the sandbox refuses what will be gone one day. ${reason}`,
      extensions: { code: "deprecatedField" },
    }),
  },
];

/** An error of validation, the way Shopify prints it. */
export function refusal(error: GraphQLError, operation: OperationDefinitionNode | undefined): GraphQLFormattedError {
  const locations = error.locations ? { locations: error.locations } : {};
  for (const { pattern, say } of translations) {
    const found = pattern.exec(error.message);
    if (found) return { ...say({ ...found.groups }), ...locations, path: pathTo(error, operation) };
  }
  return { message: error.message, ...locations, path: pathTo(error, operation), extensions: { code: "invalid" } };
}

/** A query that cannot even be read. */
export function syntaxRefusal(error: GraphQLError): GraphQLFormattedError {
  const message = error.message.replace(/^Syntax Error: /, "syntax error, ");
  return { message, ...(error.locations && { locations: error.locations }) };
}

/** The way to the wrong place: "query Customers", then the fields that lead there. */
function pathTo(error: GraphQLError, operation: OperationDefinitionNode | undefined): string[] {
  if (!operation) return [];
  const start = [operation.operation, operation.name?.value].filter(Boolean).join(" ");
  const place = error.nodes?.[0]?.loc?.start;
  const path = [start];
  let set: SelectionSetNode | undefined = operation.selectionSet;
  while (set && place !== undefined) {
    const around: SelectionNode | undefined = set.selections.find(
      ({ loc }) => loc && loc.start <= place && place < loc.end,
    );
    if (!around || around.kind === Kind.FRAGMENT_SPREAD) break;
    path.push(around.kind === Kind.FIELD ? (around.alias?.value ?? around.name.value) : "... on");
    set = around.selectionSet;
  }
  return path;
}
