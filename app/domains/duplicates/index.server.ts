export { chooseKept } from "./choose-kept";
export { keepApart, mergePair, undoMerge, type Asked } from "./commands.server";
export { askForDuplicates, findDuplicates } from "./jobs.server";
export { keepAfter, keepBefore, layOut, putBack } from "./merging/journal/queries.server";
export {
  countMerges,
  findTwo,
  listMerges,
  noteMerged,
  noteRefused,
  noteUndone,
  takeMerge,
  type Merge,
  type ToldMerge,
} from "./merging/queries.server";
export {
  countOpenPairs,
  decideTwo,
  eraseDuplicates,
  eraseShopDuplicates,
  findPair,
  findSettings,
  inheritApart,
  listOpenPairs,
  listPairPeople,
  saveSettings,
  type Pair,
  type PairPerson,
} from "./queries.server";
export { listRuns, type Run } from "./runs/queries.server";
