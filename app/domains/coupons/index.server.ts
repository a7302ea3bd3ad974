export { claimCoupons, claimForAddress } from "./claiming/commands.server";
export { makeNewDiscount, reserveCodes } from "./commands.server";
export { askForCodes, makeCodes } from "./jobs.server";
export {
  eraseAddressCoupons,
  eraseCoupons,
  eraseShopCoupons,
  listDiscounts,
  listRunning,
  moveProfileCoupons,
  stopDiscount,
} from "./queries.server";
