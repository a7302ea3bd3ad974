export { evaluateFor } from "./answers/queries.server";
export { loadContext } from "./context.server";
export { listKnown, type KnownTrait } from "./known/queries.server";
export { answerWords } from "./explain/found";
export { findHappenings, type Happening } from "./happenings/queries.server";
export { explain, type ConditionExplanation, type Explanation } from "./explain/explain.server";
export type { Evidence } from "./explain/evidence";
export { explainMember, type MemberExplanation } from "./explain/member.server";
export type { RecordedStay } from "./explain/queries.server";
export { beginKnowledge, fillSegments, refresh, renewRhythm } from "./jobs.server";
export {
  importFromShopify,
  keepTag,
  listFromShopify,
  showInShopify,
  stopShowing,
  stopTag,
} from "./exchange/commands.server";
export { askForWriteBack, endMerged, writeBack } from "./exchange/jobs.server";
export { expressibleInShopify } from "./exchange/expressible";
export { suggestTag } from "./exchange/model";
export { findKeptTag, findShown } from "./exchange/queries.server";
export { parse } from "./language/parse";
export { print } from "./language/print";
export { clause, sentence } from "./language/sentence";
export { SyntaxProblem } from "./language/tokens";
export { installReadyMade } from "./library/commands.server";
export { estimateLibrary, type Estimate } from "./library/estimate.server";
export { library } from "./library/library";
export { adviseOn, countAdvice } from "./lint/advise.server";
export type { Uses } from "./lint/figures";
export type { Advice } from "./lint/advice";
export { findMergePlan, lockMergePlan, mergeSegment } from "./merge/merge.server";
export type { MergePlan } from "./merge/plan";
export { countDifference, type Difference } from "./merge/queries.server";
export { mintSegments, type Mint, type Minted } from "./minting/commands.server";
export { listOverdue } from "./memberships/overdue.server";
export { takeBackSegment, type TakenBack } from "./put-away/commands.server";
export type { Named } from "./naming/named";
export { loadNames } from "./naming/queries.server";
export {
  countEach,
  countInTime,
  countMembers,
  countPreview,
  listMembersOf,
  listOverlaps,
  sampleMembers,
  type Count,
  type Coverage,
  type Overlap,
  type Sample,
} from "./preview/queries.server";
export {
  closeMerged,
  eraseMemberships,
  eraseShopSegments,
  findSegment,
  listPutAway,
  listSegments,
  listVersions,
} from "./queries.server";
export { putAwaySegment, saveSegment, type PutAway, type Saved } from "./commands.server";
export { compareVersions, type ComparedVersion } from "./versions/diff";
