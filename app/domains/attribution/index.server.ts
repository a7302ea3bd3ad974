export { creditMoved, saveWindowDays } from "./commands.server";
export { versionOf } from "./credits/queries.server";
export { creditOrders } from "./jobs.server";
export {
  closeDays,
  eraseCredits,
  eraseShopCredits,
  findClosedThrough,
  findWindowDays,
  lockCredits,
  windowDaysOf,
} from "./queries.server";
export { standing, worth } from "./worth.server";
