export { renewAddresses } from "./addresses/queries.server";
export { addGuestTags, findHeld, listTagsOf, removeGuestTags, restoreGuests } from "./guests/queries.server";
export {
  eraseProfile,
  eraseShopProfiles,
  findPerson,
  lockFacts,
  findShopsLeftDirty,
  hasMoreProfiles,
  markAllDirty,
  markDirty,
  markDirtyFor,
  saveGuests,
  takeDirty,
} from "./queries.server";
export { markAllChanged, markChanged, takeChanged } from "./changed/queries.server";
export { joinProfile, partProfile, type Joined } from "./joining/queries.server";
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
