// What pages use in the browser too: what can be compared, what it could show, and how it is said.
export { checkArms, comparable } from "./planning/check-arms";
export { comparisons, newArms, type ComparisonKind } from "./planning/new-arms";
export { plan, type Expected, type Outlook } from "./planning/plan";
export { baseArm } from "./planning/base-arm";
export { lookOf } from "./looks/look-of";
export { judgeLook } from "./estimate/verdict";
export type { Verdict } from "./estimate/model";
export { tellVerdict } from "./estimate/words";
export { Planned } from "./planning/model";
export type { KeptLook } from "./results/model";
export { ExperimentDraft, isAbout, type EndedReason, type StoredExperiment } from "./stored";
export { countWords, liftWords, rangeWords, rateWords, shoppers } from "./wording/numbers";
export { outlookWords } from "./wording/outlook-words";
export { endWords, harmWords, nameOf, stateName } from "./wording/standing-words";
