// What the Admin API is told of discounts and their codes, and asked of what became of it. All of it needs
// write_discounts, which a merchant grants when they first make a discount.

export const grantedScopes = `#graphql
  query ScopesForDiscounts { currentAppInstallation { accessScopes { handle } } }`;

export const createDiscount = `#graphql
  mutation CreateDiscount($discount: DiscountCodeBasicInput!) {
    discountCodeBasicCreate(basicCodeDiscount: $discount) {
      codeDiscountNode { id }
      userErrors { code field message }
    }
  }`;

export const discountByCode = `#graphql
  query DiscountByCode($code: String!) { codeDiscountNodeByCode(code: $code) { id } }`;

export const addCodes = `#graphql
  mutation AddCodes($discountId: ID!, $codes: [DiscountRedeemCodeInput!]!) {
    discountRedeemCodeBulkAdd(discountId: $discountId, codes: $codes) {
      bulkCreation { id }
      userErrors { code field message }
    }
  }`;

export const codesAdded = `#graphql
  query CodesAdded($id: ID!, $first: Int!) {
    discountRedeemCodeBulkCreation(id: $id) {
      done
      codes(first: $first) { nodes { code discountRedeemCode { id } errors { code message } } }
    }
  }`;
