export { claimCoupons, claimForAddress } from "./claiming/commands.server";
export { makeNewDiscount, reserveCodes } from "./commands.server";
export { askForCodes, makeCodes, moveCoupons } from "./jobs.server";
export {
  eraseAddressCoupons,
  eraseCoupons,
  eraseShopCoupons,
  listDiscounts,
  listRunning,
  stopDiscount,
} from "./queries.server";
