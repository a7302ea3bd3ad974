export { unsubscribe } from "./jobs.server";
export {
  addressHash,
  eraseConsents,
  eraseShopConsents,
  findPermissions,
  latestConsent,
  latestConsents,
  moveConsents,
  recordConsents,
  suppress,
} from "./queries.server";
export { readUnsubscribeToken, unsubscribeUrl } from "./unsubscribe-link.server";
