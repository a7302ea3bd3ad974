import {
  execute,
  type FragmentDefinitionNode,
  getOperationAST,
  GraphQLError,
  type GraphQLFormattedError,
  Kind,
  NoDeprecatedCustomRule,
  parse,
  specifiedRules,
  validate,
} from "graphql";
import { actualCost, type CostQuestion, requestedCost } from "./cost";
import type { Entity } from "./entity";
import { refusal, syntaxRefusal } from "./errors";
import { resolversFor } from "./resolve";
import type { AdminSchema } from "./schema";
import type { LeakyBucket, ThrottleStatus } from "./throttle";
import { checkVariables } from "./variables";

const DEAREST_QUERY = 1000;
const LIMITS_PAGE = "https://shopify.dev/api/usage/rate-limits";

export interface GraphqlRequest {
  query: string;
  variables: Readonly<Record<string, unknown>>;
  operationName: string | null;
}

export interface GraphqlAnswer {
  data?: unknown;
  errors?: readonly GraphQLFormattedError[];
  extensions?: { cost: Cost };
}

interface Cost {
  requestedQueryCost: number;
  actualQueryCost: number | null;
  throttleStatus: ThrottleStatus;
}

/** What answering needs besides the request. */
export interface Surroundings {
  admin: AdminSchema;
  granted: ReadonlySet<string>;
  bucket: LeakyBucket;
  now: Date;
  /** The object every answer starts from. */
  root(operation: "query" | "mutation" | "subscription"): Entity;
}

/** Answers a request as Shopify does: refused when wrong, too dear or too much at once, executed and charged otherwise. */
export async function answer(request: GraphqlRequest, around: Surroundings): Promise<GraphqlAnswer> {
  const understood = understand(request, around.admin);
  if ("errors" in understood) return understood;

  const { document, operation, question } = understood;
  const { bucket, now, admin } = around;
  const requestedQueryCost = requestedCost(question);
  if (requestedQueryCost > DEAREST_QUERY) return tooDear(requestedQueryCost);
  if (!bucket.take(requestedQueryCost, now)) {
    return {
      errors: [{ message: "Throttled", extensions: { code: "THROTTLED", documentation: LIMITS_PAGE } }],
      extensions: { cost: { requestedQueryCost, actualQueryCost: null, throttleStatus: bucket.status(now) } },
    };
  }

  const result = await execute({
    schema: admin.schema,
    document,
    rootValue: around.root(operation.operation),
    variableValues: request.variables,
    operationName: request.operationName,
    ...resolversFor(admin.requiredAccess, around.granted),
  });
  const actualQueryCost = actualCost(question, result.data);
  bucket.giveBack(requestedQueryCost - actualQueryCost);
  return {
    ...(result.errors?.length && { errors: result.errors.map((error) => error.toJSON()) }),
    data: result.data ?? null,
    extensions: { cost: { requestedQueryCost, actualQueryCost, throttleStatus: bucket.status(now) } },
  };
}

function understand(request: GraphqlRequest, { schema }: AdminSchema) {
  const document = parseOrRefuse(request.query);
  if ("errors" in document) return document;
  const operation = getOperationAST(document, request.operationName) ?? undefined;
  const wrong = validate(schema, document, [...specifiedRules, NoDeprecatedCustomRule]);
  if (wrong.length) return { errors: wrong.map((error) => refusal(error, operation)) };
  if (!operation) {
    return { errors: [{ message: "An operation name is required: the request holds several operations, or none." }] };
  }
  const errors = checkVariables(schema, operation, request.variables);
  if (errors.length) return { errors };

  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const defaults = (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
    defaultValue?.kind === Kind.INT ? [[variable.name.value, Number(defaultValue.value)] as const] : [],
  );
  const variables = { ...Object.fromEntries(defaults), ...request.variables };
  const question: CostQuestion = { schema, operation, fragments, variables };
  return { document, operation, question };
}

function parseOrRefuse(query: string) {
  try {
    return parse(query);
  } catch (error) {
    if (error instanceof GraphQLError) return { errors: [syntaxRefusal(error)] };
    throw error;
  }
}

function tooDear(cost: number): GraphqlAnswer {
  const message =
    `Query cost is ${cost}, which exceeds the single query max cost limit (${DEAREST_QUERY}).\n\n` +
    "Ask for fewer objects at once, or use a bulk operation.";
  return {
    errors: [
      { message, extensions: { code: "MAX_COST_EXCEEDED", cost, maxCost: DEAREST_QUERY, documentation: LIMITS_PAGE } },
    ],
  };
}
