export { loadContext } from "./context.server";
export { explain, type ConditionExplanation, type Explanation } from "./explain/explain.server";
export type { Evidence } from "./explain/evidence";
export { explainMember, type MemberExplanation } from "./explain/member.server";
export type { RecordedStay } from "./explain/queries.server";
export { beginKnowledge, fillSegments, refresh, renewRhythm } from "./jobs.server";
export { parse } from "./language/parse";
export { print } from "./language/print";
export { clause, sentence } from "./language/sentence";
export { SyntaxProblem } from "./language/tokens";
export { installReadyMade } from "./library/commands.server";
export { library } from "./library/library";
export { adviseOn } from "./lint/advise.server";
export type { Advice } from "./lint/lint";
export {
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
  listSegments,
  listVersions,
} from "./queries.server";
export { putAwaySegment, saveSegment, type PutAway, type Saved } from "./commands.server";
export { compareVersions, type ComparedVersion } from "./versions/diff";
