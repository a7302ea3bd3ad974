export { choosePreferences, findWishes, resubscribe, saveTopics } from "./preferences/commands.server";
export type { Choice } from "./preferences/choose";
export { findPreferences, listTopics } from "./preferences/queries.server";
export { preferencesUrl, readPreferencesToken } from "./preferences-link.server";
export { unsubscribe } from "./jobs.server";
export {
  addressHash,
  eraseConsents,
  eraseShopConsents,
  findPermissions,
  findSuppression,
  latestConsent,
  latestConsents,
  moveConsents,
  recordConsents,
  suppress,
} from "./queries.server";
export { readUnsubscribeToken, unsubscribeUrl } from "./unsubscribe-link.server";
