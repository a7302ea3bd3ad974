import {
  coerceInputValue,
  type GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  isEnumType,
  isInputType,
  isNonNullType,
  type OperationDefinitionNode,
  print,
  typeFromAST,
  type VariableDefinitionNode,
} from "graphql";

const LARGEST_INPUT = 250;

interface Problem {
  path: (string | number)[];
  explanation: string;
}

/** Checks the variables of a request against what the operation declares; the problems read as Shopify's do. */
export function checkVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): GraphQLFormattedError[] {
  return (operation.variableDefinitions ?? []).flatMap((definition) => {
    const name = definition.variable.name.value;
    const problems = problemsWith(schema, definition, variables);
    return problems.length ? [refusal(definition, problems, variables[name])] : tooLarge(variables[name], [name]);
  });
}

/** Shopify takes no list of more than 250 things, wherever in the input it is. */
function tooLarge(value: unknown, path: (string | number)[]): GraphQLFormattedError[] {
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value) && value.length > LARGEST_INPUT) {
    const message = `The input array size of ${value.length} is greater than the maximum allowed of ${LARGEST_INPUT}.`;
    return [{ message, path, extensions: { code: "MAX_INPUT_SIZE_EXCEEDED" } }];
  }
  return Object.entries(value).flatMap(([key, member]) => tooLarge(member, [...path, key]));
}

function problemsWith(
  schema: GraphQLSchema,
  definition: VariableDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): Problem[] {
  const type = typeFromAST(schema, definition.type);
  const value = variables[definition.variable.name.value];
  if (!isInputType(type)) return [];
  if (value === undefined || value === null) {
    const wanted = isNonNullType(type) && definition.defaultValue === undefined;
    return wanted ? [{ path: [], explanation: "Expected value to not be null" }] : [];
  }
  const problems: Problem[] = [];
  coerceInputValue(value, type, (path, _value, error) =>
    problems.push({ path: [...path], explanation: explain(error, schema) }),
  );
  return problems;
}

function explain(error: GraphQLError, schema: GraphQLSchema): string {
  const original = error.originalError?.message ?? error.message;
  const [, value, name = ""] = /^Value "(\w+)" does not exist in "(\w+)" enum/.exec(original) ?? [];
  const type = schema.getType(name);
  if (isEnumType(type)) {
    const known = type.getValues().map((member) => member.name);
    return `Expected "${value}" to be one of: ${known.join(", ")}`;
  }
  const missing = /^Field "\w+" of required type|to be null|^Expected non-nullable/.test(original);
  return missing ? "Expected value to not be null" : original;
}

function refusal(definition: VariableDefinitionNode, problems: Problem[], value: unknown): GraphQLFormattedError {
  const name = definition.variable.name.value;
  const details = problems.map(({ path, explanation }) => `${path.join(".")} (${explanation})`);
  const inside = problems.some(({ path }) => path.length > 0) ? ` for ${details.join(", ")}` : "";
  const { startToken } = definition.loc ?? {};
  return {
    message: `Variable $${name} of type ${print(definition.type)} was provided invalid value${inside}`,
    ...(startToken && { locations: [{ line: startToken.line, column: startToken.column }] }),
    extensions: { code: "INVALID_VARIABLE", value: value ?? null, problems },
  };
}
