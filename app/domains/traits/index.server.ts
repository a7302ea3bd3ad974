export {
  countLifecycle,
  deriveTraits,
  eraseShopTraits,
  eraseTraits,
  keepShopRhythm,
  shopRhythmAsOf,
  traitsAsOf,
} from "./queries.server";
