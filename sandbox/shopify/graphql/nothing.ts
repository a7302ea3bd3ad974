import { GraphQLError, type GraphQLResolveInfo, isListType, isNonNullType, isObjectType } from "graphql";
import { emptyConnection } from "./connection";
import type { Arguments, Value } from "./entity";

/**
 * The answer for a field the sandbox knows nothing about: null where the schema allows it, an empty list or page where
 * there is nothing to list. Anything else would be invented, so it is an error.
 */
export function nothing(args: Arguments, info: GraphQLResolveInfo): Value {
  const type = info.returnType;
  if (!isNonNullType(type)) return null;
  const inner = type.ofType;
  if (isListType(inner)) return [];
  if (isObjectType(inner) && inner.name.endsWith("Connection")) return emptyConnection(inner.name, args);
  throw new GraphQLError(
    `The sandbox knows nothing about ${info.parentType.name}.${info.fieldName}, and the schema allows no null there.`,
    { extensions: { code: "NOT_IN_SANDBOX" } },
  );
}
