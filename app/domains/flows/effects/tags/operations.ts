// What the Admin API is told of tags that steps of flows give and take. It needs write_customers, which a merchant grants
// when they first want it.

export const scopesForTags = `#graphql
  query ScopesForFlowTags { currentAppInstallation { accessScopes { handle } } }`;

/** One request for many shoppers. Shopify carries its parts out one after the other, in this order. */
export function tellTags(changes: readonly ("add" | "remove")[]): string {
  const declared = changes.map((_, i) => `$id${i}: ID!, $tags${i}: [String!]!`);
  const told = changes.map(
    (change, i) =>
      `t${i}: ${change === "add" ? "tagsAdd" : "tagsRemove"}(id: $id${i}, tags: $tags${i}) { node { id } userErrors { field message } }`,
  );
  return `#graphql
  mutation TellFlowTags(${declared.join(", ")}) { ${told.join("\n    ")} }`;
}

/** As it looks with one of each, for who checks it against Shopify's schema. */
export const tellTwoTags = tellTags(["add", "remove"]);
