// What is asked of the Admin API to read a shop's history. A test checks every operation in a file of this name against
// Shopify's schema: it is valid, uses nothing deprecated, and the scopes it needs are in shopify.app.toml.
import { collectionFields, customerFields, lineFields, orderFields, productFields, variantFields } from "./fields";

export const shopQuery = `#graphql
  query Shop { shop { id name myshopifyDomain primaryDomain { host } ianaTimezone currencyCode } }`;

export const runBulkQuery = `#graphql
  mutation RunBulkQuery($query: String!) {
    bulkOperationRunQuery(query: $query, groupObjects: true) {
      bulkOperation { id status }
      userErrors { field message code }
    }
  }`;

export const bulkOperationQuery = `#graphql
  query BulkOperation($id: ID!) {
    bulkOperation(id: $id) { id status errorCode objectCount url partialDataUrl }
  }`;

export const productsBulk = `{
  products { edges { node {
    ${productFields}
    collections { edges { node { id handle title } } }
    variants { edges { node { ${variantFields} } } }
  } } }
}`;

export const collectionsBulk = `{ collections { edges { node { ${collectionFields} } } } }`;

export const customersBulk = `{ customers { edges { node { ${customerFields} } } } }`;

export const ordersBulk = `{
  orders { edges { node {
    ${orderFields}
    lineItems { edges { node { ${lineFields} } } }
  } } }
}`;
