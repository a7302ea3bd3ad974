export {
  eraseProfile,
  eraseShopProfiles,
  findPerson,
  lockFacts,
  markAllDirty,
  markDirty,
  takeDirty,
} from "./queries.server";
export { saveProfiles } from "./save.server";
export { listCountries, listCustomerTags, listLanguages } from "./search/queries.server";
