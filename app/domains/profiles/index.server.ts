export {
  eraseProfile,
  eraseShopProfiles,
  findPerson,
  lockFacts,
  findShopsLeftDirty,
  hasMoreProfiles,
  markAllDirty,
  markDirty,
  saveGuests,
  takeDirty,
} from "./queries.server";
export { saveProfiles } from "./save.server";
export {
  findLoginOwners,
  forgetUnowned,
  listBrowsers,
  ownVisitorClaims,
  saveVisitorClaims,
} from "./visitors/queries.server";
export { listStirred, markStirred, settleStirred } from "./stirred/queries.server";
export { listCities, listCountries, listCustomerTags, listLanguages, listRegions } from "./search/queries.server";
