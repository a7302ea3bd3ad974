// What pages use in the browser too: what a flow says, what is done to it, and how it is said.
export { allSteps, FlowContent, pathsOf } from "./content/model";
export { CauseTest, type BranchTest, type Step, type Wait } from "./content/steps";
export { profileDates, type NamedSegment, type Reentry, type Trigger } from "./content/triggers";
export { checkFlow, type Known } from "./checks/check";
export type { FlowProblem } from "./checks/problem";
export { flowChanges } from "./editing/changes";
export { readFlowDraft } from "./editing/draft";
export {
  changeStep,
  duplicateStep,
  findStep,
  hasRoomFor,
  insertStep,
  isFull,
  moveStep,
  removeStep,
  type EditedSteps,
} from "./editing/edit-steps";
export {
  addArm,
  addPath,
  changePath,
  mostArms,
  mostPaths,
  movePath,
  nameArm,
  removeArm,
  removePath,
  shareArm,
} from "./editing/edit-ways";
export type { Landed } from "./editing/land";
export type { Lane, Place } from "./editing/lanes";
export { contentOf, emptyFlow, newStep } from "./editing/start";
export { didWords, type FlowNames } from "./wording/names";
export { pathWords, stepKinds, stepWords, wayWords } from "./wording/step-words";
export { clockWords, weekdayNames } from "./wording/times";
export { dateWords, endsWords, onlyIfWords, reentryWords, triggerWords } from "./wording/trigger-words";
