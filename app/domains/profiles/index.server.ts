export {
  eraseProfile,
  eraseShopProfiles,
  findPerson,
  lockFacts,
  findShopsLeftDirty,
  hasMoreProfiles,
  markAllDirty,
  markDirty,
  takeDirty,
} from "./queries.server";
export { saveProfiles } from "./save.server";
export { listCities, listCountries, listCustomerTags, listLanguages, listRegions } from "./search/queries.server";
