export { beginImport, discardUpload, previewImport, undoImport, type Preview } from "./commands.server";
export { workOnImport } from "./jobs.server";
export {
  eraseImported,
  eraseMentioned,
  eraseShopImports,
  findImport,
  forgetImports,
  listImports,
  moveImported,
} from "./queries.server";
export { keepUpload } from "./reading/upload.server";
export { listFirstLines, listNoted, type NotedLine } from "./rows/queries.server";
export { findListRooms, keepListFigures, noteMailed, type ListRooms } from "./steps/queries.server";
export { isTakenBack, listStrangers, settleUndone } from "./undo/queries.server";
