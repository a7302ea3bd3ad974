// What is asked of the Admin API about Shopify's own segments, and what it is told of ours. Those that write need
// write_customers, which a merchant grants when they first want it.

const segmentFields = "id name query creationDate lastEditDate";

export const segmentsQuery = `#graphql
  query Segments($first: Int, $after: String, $last: Int, $before: String) {
    segments(first: $first, after: $after, last: $last, before: $before, sortKey: LAST_EDIT_DATE, reverse: true) {
      nodes { ${segmentFields} }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }`;

export const segmentsByIdQuery = `#graphql
  query SegmentsById($ids: [ID!]!) {
    nodes(ids: $ids) { ... on Segment { ${segmentFields} } }
  }`;

export const grantedScopesQuery = `#graphql
  query GrantedScopes { currentAppInstallation { accessScopes { handle } } }`;

export const createSegment = `#graphql
  mutation CreateSegment($name: String!, $query: String!) {
    segmentCreate(name: $name, query: $query) { segment { id } userErrors { field message } }
  }`;

export const updateSegment = `#graphql
  mutation UpdateSegment($id: ID!, $name: String!, $query: String!) {
    segmentUpdate(id: $id, name: $name, query: $query) { segment { id } userErrors { field message } }
  }`;

export const addTag = `#graphql
  mutation AddTag($id: ID!, $tags: [String!]!) {
    tagsAdd(id: $id, tags: $tags) { node { id } userErrors { field message } }
  }`;

export const removeTag = `#graphql
  mutation RemoveTag($id: ID!, $tags: [String!]!) {
    tagsRemove(id: $id, tags: $tags) { node { id } userErrors { field message } }
  }`;
