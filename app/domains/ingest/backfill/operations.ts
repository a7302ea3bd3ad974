// What is asked of the Admin API to read a shop's history. A test checks every operation in a file of this name against
// Shopify's schema: it is valid, uses nothing deprecated, and the scopes it needs are in shopify.app.toml.

export const shopQuery = `#graphql
  query Shop { shop { id name myshopifyDomain ianaTimezone currencyCode } }`;

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
    id title handle status productType vendor tags createdAt updatedAt
    featuredMedia { preview { image { url } } }
    collections { edges { node { id handle title } } }
    variants { edges { node { id title sku price inventoryQuantity } } }
  } } }
}`;

export const collectionsBulk = `{ collections { edges { node { id title handle updatedAt } } } }`;

export const customersBulk = `{
  customers { edges { node {
    id firstName lastName locale tags numberOfOrders createdAt updatedAt
    defaultEmailAddress { emailAddress marketingState marketingOptInLevel marketingUpdatedAt }
    defaultPhoneNumber { phoneNumber }
    defaultAddress { countryCodeV2 city }
  } } }
}`;

export const ordersBulk = `{
  orders { edges { node {
    id name email test processedAt createdAt updatedAt cancelledAt sourceName cartToken checkoutToken discountCodes
    displayFinancialStatus displayFulfillmentStatus
    customer { id }
    totalPriceSet { shopMoney { amount currencyCode } }
    totalDiscountsSet { shopMoney { amount } }
    totalRefundedSet { shopMoney { amount } }
    refunds { id createdAt totalRefundedSet { shopMoney { amount } } }
    lineItems { edges { node {
      id title quantity currentQuantity sku vendor
      product { id } variant { id }
      discountedUnitPriceSet { shopMoney { amount } }
    } } }
  } } }
}`;
