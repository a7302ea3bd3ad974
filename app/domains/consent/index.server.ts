export {
  addressHash,
  eraseConsents,
  eraseShopConsents,
  findPermission,
  findSuppression,
  latestConsent,
  moveConsents,
  recordConsents,
  suppress,
} from "./queries.server";
