// What is asked of each kind of object, in the words of the Admin API. Backfill and reconciliation ask the same, so that
// both end in the same facts; the connections inside differ, because bulk operations want `edges` and no lengths.

export const productFields = `
  id title handle status productType vendor tags createdAt updatedAt
  featuredMedia { preview { image { url } } }`;

export const variantFields = `id title sku price compareAtPrice inventoryQuantity inventoryPolicy`;

export const collectionFields = `id title handle updatedAt`;

export const customerFields = `
  id firstName lastName locale tags numberOfOrders createdAt updatedAt
  defaultEmailAddress { emailAddress marketingState marketingOptInLevel marketingUpdatedAt }
  defaultPhoneNumber { phoneNumber }
  defaultAddress { countryCodeV2 provinceCode city }`;

export const orderFields = `
  id name email test processedAt createdAt updatedAt cancelledAt sourceName cartToken checkoutToken discountCodes
  displayFinancialStatus displayFulfillmentStatus
  customer { id }
  totalPriceSet { shopMoney { amount currencyCode } }
  totalDiscountsSet { shopMoney { amount } }
  totalRefundedSet { shopMoney { amount } }
  refunds { id createdAt processedAt totalRefundedSet { shopMoney { amount } } }`;

export const lineFields = `
  id title quantity currentQuantity sku vendor
  product { id } variant { id }
  originalUnitPriceSet { shopMoney { amount } }`;
