export { listExpectedOrders } from "./dates/queries.server";
export { askForMissedPredictions, askForPredictions, predict } from "./jobs.server";
export {
  erasePrediction,
  eraseShopPredictions,
  findFit,
  findFitProblem,
  findPrediction,
  sumPredictions,
} from "./queries.server";
