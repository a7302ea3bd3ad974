export { beginKnowledge, fillSegments, refresh, renewRhythm } from "./jobs.server";
export { countMembers, listMembersOf } from "./memberships/queries.server";
export { closeMerged, eraseMemberships, eraseShopSegments, findSegment, listSegments } from "./queries.server";
