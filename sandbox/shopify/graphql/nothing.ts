import { GraphQLError, type GraphQLResolveInfo, isListType, isNonNullType, isObjectType } from "graphql";
import { emptyConnection } from "./connection";
import type { Arguments, Value } from "./entity";

/**
 * The answer for a field the sandbox knows nothing about: null where the schema allows it, an empty list or page where
 * there is nothing to list. Anything else would be invented, so it is an error, and so is every unknown way in.
 */
export function nothing(args: Arguments, info: GraphQLResolveInfo): Value {
  const { parentType, fieldName, returnType } = info;
  if (parentType.name === "QueryRoot" || parentType.name === "Mutation") {
    throw unknown(`The sandbox does not answer ${parentType.name}.${fieldName}.`);
  }
  if (!isNonNullType(returnType)) return null;
  const inner = returnType.ofType;
  if (isListType(inner)) return [];
  if (isObjectType(inner) && inner.name.endsWith("Connection")) return emptyConnection(inner.name, args);
  throw unknown(
    `The sandbox knows nothing about ${parentType.name}.${fieldName}, and the schema allows no null there.`,
  );
}

function unknown(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: "NOT_IN_SANDBOX" } });
}
