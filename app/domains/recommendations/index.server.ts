export { findProducts } from "./choosing/find-products.server";
export { askForRelations, measureAndRelate, renewRecommendations } from "./jobs.server";
export { listFits } from "./measuring/queries.server";
export { eraseShopRecommendations } from "./queries.server";
