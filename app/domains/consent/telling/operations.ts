// What is asked of the Admin API about consent, and what it is told. Telling needs write_customers, which a merchant
// grants when they first want it.

export const grantedScopesQuery = `#graphql
  query ConsentScopes { currentAppInstallation { accessScopes { handle } } }`;

const consentFields = "id defaultEmailAddress { emailAddress marketingState marketingOptInLevel marketingUpdatedAt }";

export const customerByAddress = `#graphql
  query CustomerByAddress($email: String!) {
    customerByIdentifier(identifier: { emailAddress: $email }) { ${consentFields} }
  }`;

export const createCustomer = `#graphql
  mutation CreateCustomer($input: CustomerInput!) {
    customerCreate(input: $input) { customer { ${consentFields} } userErrors { field message } }
  }`;

export const updateConsent = `#graphql
  mutation UpdateConsent($input: CustomerEmailMarketingConsentUpdateInput!) {
    customerEmailMarketingConsentUpdate(input: $input) { customer { ${consentFields} } userErrors { field message } }
  }`;
