export { explain, type Explanation } from "./explain/queries.server";
export { beginKnowledge, fillSegments, refresh, renewRhythm } from "./jobs.server";
export { parse } from "./language/parse";
export { print } from "./language/print";
export { SyntaxProblem } from "./language/tokens";
export { sentence } from "./language/sentence";
export { countMembers, listMembersOf } from "./memberships/queries.server";
export { closeMerged, eraseMemberships, eraseShopSegments, findSegment, listSegments } from "./queries.server";
