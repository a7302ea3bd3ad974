// What is asked of the Admin API to find what webhooks missed: first what changed, cheaply, then what it is now, and
// last whether what is known is still there.
import {
  collectionFields,
  customerFields,
  lineFields,
  orderFields,
  productFields,
  variantFields,
} from "../backfill/fields";
import type { ReconcileKind } from "./model";

const changed = (kind: ReconcileKind, fields: string) => `#graphql
  query Changed($query: String!, $after: String) {
    page: ${kind}(first: 200, after: $after, query: $query, sortKey: UPDATED_AT) {
      nodes { id updatedAt ${fields} }
      pageInfo { hasNextPage endCursor }
    }
  }`;

export const changedOrdersQuery = changed("orders", "test");
export const changedProductsQuery = changed("products", "");
export const changedCollectionsQuery = changed("collections", "");
export const changedCustomersQuery = changed(
  "customers",
  `createdAt tags numberOfOrders
        defaultEmailAddress { emailAddress marketingState marketingOptInLevel marketingUpdatedAt }`,
);

// A connection inside an object goes on behind the cursor given under its own name.

export const ordersNowQuery = `#graphql
  query OrdersNow($ids: [ID!]!, $lineItems: String) {
    nodes(ids: $ids) {
      ... on Order {
        ${orderFields}
        lineItems(first: 50, after: $lineItems) {
          nodes { ${lineFields} }
          pageInfo { hasNextPage endCursor }
        }
      }
    }
  }`;

export const customersNowQuery = `#graphql
  query CustomersNow($ids: [ID!]!) {
    nodes(ids: $ids) { ... on Customer { ${customerFields} } }
  }`;

export const productsNowQuery = `#graphql
  query ProductsNow($ids: [ID!]!, $collections: String, $variants: String) {
    nodes(ids: $ids) {
      ... on Product {
        ${productFields}
        collections(first: 20, after: $collections) {
          nodes { id handle title }
          pageInfo { hasNextPage endCursor }
        }
        variants(first: 50, after: $variants) {
          nodes { ${variantFields} }
          pageInfo { hasNextPage endCursor }
        }
      }
    }
  }`;

export const collectionsNowQuery = `#graphql
  query CollectionsNow($ids: [ID!]!) {
    nodes(ids: $ids) { ... on Collection { ${collectionFields} } }
  }`;

export const stillThereQuery = `#graphql
  query StillThere($ids: [ID!]!) { nodes(ids: $ids) { id } }`;
