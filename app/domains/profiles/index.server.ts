export { lockFacts, markAllDirty, markDirty, takeDirty } from "./queries.server";
export { saveProfiles } from "./save.server";
