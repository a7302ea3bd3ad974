export { listDated, type DatedBy, type DatedProfile } from "./dates/queries.server";
export {
  countLifecycle,
  deriveTraits,
  eraseShopTraits,
  eraseTraits,
  keepShopRhythm,
  shopRhythmAsOf,
  traitsAsOf,
} from "./queries.server";
