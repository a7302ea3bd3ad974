import type { GraphQLFieldResolver, GraphQLTypeResolver } from "graphql";
import { demandAccess } from "./access";
import { Entity } from "./entity";
import { nothing } from "./nothing";

interface Resolvers {
  fieldResolver: GraphQLFieldResolver<unknown, unknown, Record<string, unknown>>;
  typeResolver: GraphQLTypeResolver<unknown, unknown>;
}

/** How the executor finds its way through entities, within what the app was granted. */
export function resolversFor(requiredAccess: ReadonlyMap<string, string>, granted: ReadonlySet<string>): Resolvers {
  return {
    fieldResolver(source, args, _context, info) {
      demandAccess(requiredAccess, granted, info);
      const field = source instanceof Entity ? source.fields[info.fieldName] : undefined;
      if (typeof field === "function") return field(args);
      return field === undefined ? nothing(args, info) : field;
    },
    typeResolver: (value) => (value instanceof Entity ? value.typename : undefined),
  };
}
