import { getNamedType, GraphQLError, type GraphQLResolveInfo } from "graphql";

/**
 * Throws Shopify's refusal when the app was not granted what a field, or the type it leads to, asks for. Only scopes
 * are judged; what Shopify asks of users and plans besides has no meaning here.
 */
export function demandAccess(
  requiredAccess: ReadonlyMap<string, string>,
  granted: ReadonlySet<string>,
  info: GraphQLResolveInfo,
): void {
  const ownAccess = requiredAccess.get(`${info.parentType.name}.${info.fieldName}`);
  // A list asks for what its members ask for.
  const typeAccess = requiredAccess.get(getNamedType(info.returnType).name.replace(/Connection$/, ""));
  for (const access of [ownAccess, typeAccess]) {
    if (access === undefined || allows(access, granted)) continue;
    throw accessDenied(info.fieldName, access);
  }
}

export function accessDenied(field: string, access: string): GraphQLError {
  return new GraphQLError(`Access denied for ${field} field. Required access: ${access}`, {
    extensions: {
      code: "ACCESS_DENIED",
      documentation: "https://shopify.dev/api/usage/access-scopes",
      requiredAccess: access,
    },
  });
}

/** Reads "`read_a` access scope or `read_b` access scope. Also: …": one of the named scopes is enough. */
function allows(access: string, granted: ReadonlySet<string>): boolean {
  const [wanted = ""] = access.split("Also:");
  const scopes = [...wanted.matchAll(/`((?:read|write)_\w+)`/g)].flatMap((match) => match[1] ?? []);
  return scopes.length === 0 || scopes.some((scope) => holds(granted, scope));
}

/** Whoever may write may read as well. */
function holds(granted: ReadonlySet<string>, scope: string): boolean {
  return granted.has(scope) || granted.has(scope.replace(/^read_/, "write_"));
}
