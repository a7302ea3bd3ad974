export { dismissAnomaly } from "./commands.server";
export { askForQuality, lookAtQuality, openOnes } from "./jobs.server";
export { countOpenAnomalies, eraseShopQuality, listAnomalies, listDays } from "./queries.server";
export { isVolume, wordsOf } from "./measures";
export { tellAnomaly } from "./wording/anomaly-words";
