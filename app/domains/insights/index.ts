// What pages use in the browser too.
export { Note, outcomes, type LearningOutcome } from "./learnings/model";
