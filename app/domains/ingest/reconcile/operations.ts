// What is asked of the Admin API to find what webhooks missed: first who changed, cheaply, then what they are now.

export const changedOrdersQuery = `#graphql
  query ChangedOrders($query: String!, $after: String) {
    orders(first: 200, after: $after, query: $query, sortKey: UPDATED_AT) {
      nodes { id updatedAt test }
      pageInfo { hasNextPage endCursor }
    }
  }`;

export const changedCustomersQuery = `#graphql
  query ChangedCustomers($query: String!, $after: String) {
    customers(first: 200, after: $after, query: $query, sortKey: UPDATED_AT) {
      nodes { id updatedAt }
      pageInfo { hasNextPage endCursor }
    }
  }`;

export const changedProductsQuery = `#graphql
  query ChangedProducts($query: String!, $after: String) {
    products(first: 200, after: $after, query: $query, sortKey: UPDATED_AT) {
      nodes { id updatedAt }
      pageInfo { hasNextPage endCursor }
    }
  }`;

export const ordersNowQuery = `#graphql
  query OrdersNow($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Order {
        id name email test processedAt createdAt updatedAt cancelledAt sourceName cartToken checkoutToken discountCodes
        displayFinancialStatus displayFulfillmentStatus
        customer { id }
        totalPriceSet { shopMoney { amount currencyCode } }
        totalDiscountsSet { shopMoney { amount } }
        totalRefundedSet { shopMoney { amount } }
        refunds { id createdAt totalRefundedSet { shopMoney { amount } } }
        lineItems(first: 50) { nodes {
          id title quantity currentQuantity sku vendor
          product { id } variant { id }
          discountedUnitPriceSet { shopMoney { amount } }
        } }
      }
    }
  }`;

export const customersNowQuery = `#graphql
  query CustomersNow($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Customer {
        id firstName lastName locale tags numberOfOrders createdAt updatedAt
        defaultEmailAddress { emailAddress marketingState marketingOptInLevel marketingUpdatedAt }
        defaultPhoneNumber { phoneNumber }
        defaultAddress { countryCodeV2 city }
      }
    }
  }`;

export const productsNowQuery = `#graphql
  query ProductsNow($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Product {
        id title handle status productType vendor tags createdAt updatedAt
        featuredMedia { preview { image { url } } }
        collections(first: 20) { nodes { id handle title } }
        variants(first: 50) { nodes { id title sku price inventoryQuantity } }
      }
    }
  }`;
