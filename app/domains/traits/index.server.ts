export { listBirthdays, type DatedProfile } from "./dates/queries.server";
export { countedOrders, everyone, justThese, shopRhythmAsOf, type Whose } from "./counted.server";
export { askForTraits, renewTraits } from "./jobs.server";
export { chooseWeights } from "./engagement/commands.server";
export {
  countLevels,
  countScores,
  deriveScores,
  findEngagement,
  findEngagementSettings,
  type Engagement,
} from "./engagement/queries.server";
export {
  countReady,
  deriveEveryonesInterests,
  deriveInterests,
  favouriteCategories,
  findFavouriteCategories,
  findInterests,
  type Interests,
} from "./interests/queries.server";
export { findRfm } from "./rfm/queries.server";
export { findRenewal, findRfmNaming, saveRfmNaming } from "./settings/queries.server";
export { verifyTraits, type Difference, type Verification } from "./verify/queries.server";
export { traitTables, type TraitsAsOf } from "./tables.server";
export {
  countLifecycle,
  deriveTraits,
  eraseShopTraits,
  eraseTraits,
  keepShopRhythm,
  traitsAsOf,
} from "./queries.server";
