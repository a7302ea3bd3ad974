export {
  applyKnowledge,
  mintSegments,
  putTips,
  renewSegments,
  type Applied,
  type MintedAnswer,
  type TipsPut,
} from "./knowledge/commands.server";
export { segmentKey } from "./knowledge/mints";
export { countSaid, findAskers, questionUses, type SaidNow } from "./knowledge/queries.server";
export { usesOf, type Askers, type QuestionUse, type Use } from "./knowledge/uses";
export { askForStorefront, lookAfterStorefront } from "./jobs.server";
export { eraseShopStorefront, findStorefront, type Storefront } from "./queries.server";
export { accountOf, shopOfAccount } from "./pixel/account.server";
export { noteEmbedSeen, notePixelSeen } from "./pixel/commands.server";
export { takeShow, takeStep, type Taken } from "./serving/commands.server";
export { serveQuiz, type Looker, type ServedForm } from "./serving/serve.server";
export { findOpenShop, type OpenShop } from "./serving/shelf.server";
