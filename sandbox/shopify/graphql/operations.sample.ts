export interface Operation {
  query: string;
  variables?: Record<string, unknown>;
}

const customer = "gid://shopify/Customer/7000000000010";

/** Operations of an email app, as it would really send them: those the sandbox answers, and some beyond it. */
export const operations = {
  answered: {
    customers: {
      query: `query ($after: String) {
        customers(first: 100, after: $after) {
          nodes {
            id firstName lastName locale state tags numberOfOrders createdAt updatedAt
            amountSpent { amount currencyCode }
            defaultEmailAddress { emailAddress marketingState marketingOptInLevel marketingUpdatedAt }
            defaultPhoneNumber { phoneNumber }
            statistics { predictedSpendTier rfmGroup }
            lastOrder { id processedAt }
          }
          pageInfo { hasNextPage endCursor }
        }
      }`,
    },
    orders: {
      query: `{
        orders(first: 20, query: "created_at:>=2025-01-01") {
          edges { node {
            id name email test processedAt cancelledAt displayFinancialStatus discountCodes sourceName cartToken checkoutToken
            customer { id }
            currentTotalPriceSet { shopMoney { amount currencyCode } }
            totalRefundedSet { shopMoney { amount } }
            customerJourneySummary { lastVisit { utmParameters { source medium campaign } } }
            lineItems(first: 20) { edges { node {
              id quantity currentQuantity sku
              product { id productType tags }
              variant { id }
              discountedUnitPriceSet { shopMoney { amount } }
            } } }
          } }
        }
      }`,
    },
    products: {
      query: `{
        products(first: 20) {
          edges { node {
            id title handle status productType vendor tags onlineStoreUrl
            category { id fullName }
            featuredMedia { preview { image { url } } }
            collections(first: 5) { edges { node { id handle title } } }
            variants(first: 5) { edges { node { id sku price compareAtPrice inventoryQuantity availableForSale } } }
          } }
        }
      }`,
    },
    abandonedCheckouts: {
      query: `{
        abandonedCheckouts(first: 50, query: "updated_at:>=2026-01-01") {
          nodes {
            id abandonedCheckoutUrl completedAt createdAt updatedAt discountCodes
            customer { id defaultEmailAddress { emailAddress marketingState } }
            totalPriceSet { shopMoney { amount currencyCode } }
            lineItems(first: 20) { nodes { title quantity product { id } variant { id } image { url } } }
          }
        }
      }`,
    },
    bulkRun: {
      query: `mutation ($query: String!) {
        bulkOperationRunQuery(query: $query) { bulkOperation { id status } userErrors { field message code } }
      }`,
      variables: { query: "{ customers { edges { node { id } } } }" },
    },
    bulkPoll: {
      query: `query { bulkOperations(first: 5, query: "status:completed") { nodes {
        id status errorCode url partialDataUrl objectCount rootObjectCount fileSize completedAt } } }`,
    },
    emailConsent: {
      query: `mutation ($input: CustomerEmailMarketingConsentUpdateInput!) {
        customerEmailMarketingConsentUpdate(input: $input) {
          customer { id defaultEmailAddress { marketingState } }
          userErrors { field message code }
        }
      }`,
      variables: {
        input: {
          customerId: customer,
          emailMarketingConsent: { marketingState: "UNSUBSCRIBED", marketingOptInLevel: "SINGLE_OPT_IN" },
        },
      },
    },
    tags: {
      query: `mutation ($id: ID!, $tags: [String!]!) { tagsAdd(id: $id, tags: $tags) { node { id } userErrors { field message } } }`,
      variables: { id: customer, tags: ["quiz"] },
    },
    metafields: {
      query: `mutation ($metafields: [MetafieldsSetInput!]!) {
        metafieldsSet(metafields: $metafields) { metafields { id } userErrors { field message code elementIndex } }
      }`,
      variables: {
        metafields: [{ ownerId: customer, namespace: "quiz", key: "answer", type: "json", value: '{"a":1}' }],
      },
    },
    webPixel: {
      query: `mutation ($pixel: WebPixelInput!) {
        webPixelCreate(webPixel: $pixel) { webPixel { id settings } userErrors { field message code } }
      }`,
      variables: { pixel: { settings: '{"accountID":"1"}' } },
    },
    segments: {
      query: `mutation ($name: String!, $query: String!) {
        segmentCreate(name: $name, query: $query) { segment { id name query } userErrors { field message } }
      }`,
      variables: { name: "Everyone", query: "number_of_orders >= 0" },
    },
    things: {
      query: `query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Customer { displayName } ... on Product { title } } }`,
      variables: { ids: [customer, "gid://shopify/Product/7000000000005"] },
    },
    discounts: {
      query: `mutation ($discount: DiscountCodeBasicInput!) {
        discountCodeBasicCreate(basicCodeDiscount: $discount) {
          codeDiscountNode { id codeDiscount { ... on DiscountCodeBasic { codes(first: 1) { nodes { code } } } } }
          userErrors { field message code extraInfo }
        }
      }`,
      variables: { discount: { code: "TEN", title: "Ten" } },
    },
    redeemCodes: {
      query: `mutation ($id: ID!, $codes: [DiscountRedeemCodeInput!]!) {
        discountRedeemCodeBulkAdd(discountId: $id, codes: $codes) {
          bulkCreation { id codesCount done failedCount importedCount }
          userErrors { field message code }
        }
      }`,
      variables: { id: "gid://shopify/DiscountCodeNode/1", codes: [{ code: "TEN" }] },
    },
  },
  beyond: {
    webhookSubscriptions: {
      query: `mutation ($topic: WebhookSubscriptionTopic!, $subscription: WebhookSubscriptionInput!) {
        webhookSubscriptionCreate(topic: $topic, webhookSubscription: $subscription) {
          webhookSubscription { id topic uri filter includeFields name apiVersion { handle } }
          userErrors { field message }
        }
      }`,
      variables: { topic: "ORDERS_CREATE", subscription: { uri: "https://app.example.com/webhooks" } },
    },
    marketingActivity: {
      query: `mutation ($input: MarketingActivityUpsertExternalInput!) {
        marketingActivityUpsertExternal(input: $input) { marketingActivity { id title } userErrors { field message code } }
      }`,
      variables: {
        input: {
          remoteId: "1",
          title: "Spring",
          status: "ACTIVE",
          tactic: "NEWSLETTER",
          marketingChannelType: "EMAIL",
          remoteUrl: "https://app.example.com/campaigns/1",
        },
      },
    },
    marketingEngagement: {
      query: `mutation ($remoteId: String, $engagement: MarketingEngagementInput!) {
        marketingEngagementCreate(remoteId: $remoteId, marketingEngagement: $engagement) {
          marketingEngagement { occurredOn sendsCount }
          userErrors { field message code }
        }
      }`,
      variables: { remoteId: "1", engagement: { occurredOn: "2026-09-01", utcOffset: "+00:00", sendsCount: 3 } },
    },
    segmentMembers: {
      query: `query ($segment: ID) {
        customerSegmentMembers(first: 1000, segmentId: $segment) {
          totalCount
          edges { node { id defaultEmailAddress { emailAddress marketingState } } }
          pageInfo { hasNextPage endCursor }
        }
      }`,
      variables: { segment: "gid://shopify/Segment/1" },
    },
    subscriptions: {
      query: `mutation ($lines: [AppSubscriptionLineItemInput!]!, $returnUrl: URL!) {
        appSubscriptionCreate(name: "Pro", lineItems: $lines, returnUrl: $returnUrl, test: true, trialDays: 14) {
          appSubscription { id status }
          confirmationUrl
          userErrors { field message }
        }
      }`,
      variables: {
        returnUrl: "https://app.example.com",
        lines: [
          {
            plan: {
              appRecurringPricingDetails: { price: { amount: "9.00", currencyCode: "USD" }, interval: "EVERY_30_DAYS" },
            },
          },
        ],
      },
    },
  },
} satisfies Record<string, Record<string, Operation>>;
