export { eraseActivity, eraseShopActivity, moveActivity, moveGuestActivity } from "./queries.server";
export { saveActivity } from "./save.server";
export { appendEvents, ensureMonths } from "./stream/queries.server";
