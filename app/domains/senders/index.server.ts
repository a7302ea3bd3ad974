export { changeKey, chooseDomain, lookNow, removeDomain, removeKey, resume } from "./commands.server";
export { askForLooks, findSharedAccount, lookAfterDomain, watchAccount, weigh } from "./jobs.server";
export {
  eraseShopSender,
  findBreaker,
  findDomain,
  findKeyView,
  findSenderState,
  findWebhookSecret,
  sumSharedAccount,
} from "./queries.server";
