import type { Tx } from "~/db.server";
import { claimCoupons } from "~/domains/coupons/index.server";
import { findProducts } from "~/domains/recommendations/index.server";
import { findFavouriteCategories } from "~/domains/traits/index.server";
import type { Brand, RenderedMessage, WantedMessage } from "./model";
import { renderWith } from "./render/messages.server";

/**
 * The messages that some shoppers get now, by message id. Each shopper's branches are found in one query for all of
 * them; a coupon's code is claimed in the transaction. A message that would have a hole is impossible, with the reason
 * in a merchant's words.
 */
export async function renderMessages(
  shopId: number,
  brand: Brand,
  wanted: readonly WantedMessage[],
  now: Date,
  tx: Tx,
): Promise<Map<string, RenderedMessage>> {
  return renderWith({ findProducts, claimCoupons, findFavouriteCategories }, shopId, brand, wanted, now, tx);
}

export { createTemplate, ensureReady, keepAsCopy, type Start } from "./adding/commands.server";
export {
  discardDraft,
  publishTemplate,
  putAwayTemplate,
  describeTemplate,
  saveDraft,
  takeBackTemplate,
  takeTestTurn,
  takeUpVersion,
  type DraftSaved,
  type Published,
} from "./editing/commands.server";
export { amendTemplate, type Amend, type Amended } from "./amending/commands.server";
export { checkContent } from "./checks/check";
export { conditionPlaces } from "./content/condition-places";
export type { Content } from "./content/model";
export { firstAlike } from "./difference/alike";
export { compareContents, type Difference } from "./difference/compare";
export { changesBetween } from "./editing/changes";
export { readDraft } from "./editing/draft";
export { listLastChanges, listPutAwayTemplates, listTemplateVersions } from "./editing/queries.server";
export { renderDigest, type DigestLine } from "./fixed/digest";
export { renderNotice, type NoticeLine } from "./fixed/notice";
export { renderOptIn } from "./fixed/opt-in";
export { library } from "./library/library";
export { nameTemplates } from "./naming.server";
export { applyChanges } from "./variants/apply";
export { checkChanges } from "./variants/check";
export { previewContent, type Look, type Looked } from "./previewing/queries.server";
export {
  currentContent,
  eraseShopTemplates,
  findCurrentVersions,
  findTemplate,
  findTopics,
  listTemplates,
  sentUnder,
  topicOf,
  type Template,
  type TemplateVersion,
} from "./queries.server";
export { tokensIn } from "./tokens/split";
