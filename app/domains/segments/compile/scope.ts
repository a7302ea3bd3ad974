import sql, { empty, type Sql } from "sql-template-tag";

/** Whose rows a query reads: everyone's, some profiles', or those of the profile a row of another query belongs to. */
export type Scope =
  { type: "everyone" } | { type: "some"; profileIds: readonly string[] } | { type: "owner"; profileId: Sql };

export const everyone: Scope = { type: "everyone" };

export function some(profileIds: readonly string[] | undefined): Scope {
  return profileIds ? { type: "some", profileIds } : everyone;
}

/** The scope as a condition on a column, to stand behind others. */
export function within(scope: Scope, column: Sql): Sql {
  switch (scope.type) {
    case "everyone":
      return empty;
    case "some":
      return sql`AND ${column} = ANY (${scope.profileIds}::bigint[])`;
    case "owner":
      return sql`AND ${column} = ${scope.profileId}`;
    default:
      return scope satisfies never;
  }
}
