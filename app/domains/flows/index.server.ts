export { createFlow } from "./adding/commands.server";
export { countFlow } from "./counts/queries.server";
export {
  discardFlowDraft,
  previewMove,
  publishFlow,
  putAwayFlow,
  saveFlowDraft,
  takeBackFlow,
  takeUpFlowVersion,
} from "./editing/commands.server";
export { library } from "./library/library";
export { setFlowEnabled } from "./commands.server";
export { endGoneRuns } from "./ends/jobs.server";
export { enrol, lookAt, startManually } from "./enrolment/jobs.server";
export { addReadyFlows, goOn } from "./jobs.server";
export { findCauses } from "./causes/queries.server";
export { askForEffects, doEffects } from "./effects/jobs.server";
export type { Attempted } from "./effects/model";
export { noticeWords, settleNotices, takeNotices, type NoticeMail } from "./effects/notices/commands.server";
export { countEffects, eraseFlowEffects, moveFlowEffects, type EffectCount } from "./effects/queries.server";
export { renewSecret } from "./effects/webhooks/commands.server";
export { eraseConnections, findSecretAge, listTargets, type Target } from "./effects/webhooks/queries.server";
export { describeMerge, mergeSegments, type Merge, type Merged } from "./merge/commands.server";
export { moveFlow } from "./ranks/commands.server";
export { askReplay, type ReplayAsked } from "./replay/commands.server";
export {
  beginReplay,
  endReplay,
  eraseFromReplays,
  findLastReplay,
  layOutFlow,
  nameReplayed,
  noteReached,
  stopReplays,
} from "./replay/queries.server";
export { startsOf } from "./replay/starts-of";
export { advanceDue } from "./runs/jobs.server";
export { eraseFlowRuns, moveRuns } from "./runs/queries.server";
export { findGoodbyes, findNextSend, takeSendRequests } from "./sends/queries.server";
export type { Decision as TestDecision } from "./trace/model";
export { trace } from "./trace/queries.server";
export { compareWithOthers, type Compared } from "./templates/compare.server";
export { listTemplateUses, type TemplateUse } from "./templates/uses.server";
export { listFlowUses } from "./uses.server";
export { eraseShopFlows, findFlow, findFlowsOn, listFlows, listFlowVersions, listPutAwayFlows } from "./queries.server";
