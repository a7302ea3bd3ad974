export { eraseOptIns, forgetOptIns, listUnanswered } from "./kept/queries.server";
export {
  confirmRequest,
  findConfirmation,
  judgeAsks,
  saveOptInPolicy,
  type Confirmed,
  type ConfirmSight,
} from "./opt-in/commands.server";
export { modeFor } from "./opt-in/mode-for";
export { confirmUrl, readConfirmToken, type ConfirmSubject } from "./opt-in/confirm-link.server";
export {
  countOptIns,
  findOptInPolicy,
  findOptInRequests,
  findStandings,
  keepTexts,
  saveRequests,
  type Judged,
  type OptInCount,
  type OptInRequest,
} from "./opt-in/queries.server";
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
  findSilenced,
  findSuppressed,
  findSuppression,
  keepStricter,
  latestConsent,
  latestConsents,
  partStricter,
  moveConsents,
  recordConsents,
  suppress,
} from "./queries.server";
export { askForTelling, tellShopify } from "./telling/jobs.server";
export { countTold, type Told } from "./telling/queries.server";
export { readUnsubscribeToken, unsubscribeUrl } from "./unsubscribe-link.server";
export { findLastWords, listStillLast, type LastWord } from "./words/queries.server";
