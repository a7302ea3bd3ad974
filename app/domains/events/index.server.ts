export { findActs, isAct } from "./acts/queries.server";
export { eraseActivity, eraseShopActivity, moveActivity, moveGuestActivity } from "./queries.server";
export { tellGoodNews } from "./goods/queries.server";
export { saveActivity } from "./save.server";
export { bindVisitorEvents, findBasketOwners, forgetUnbound, type Unbound } from "./visitors/queries.server";
export { appendEvents, ensureMonths } from "./stream/queries.server";
export { listSetValues, takeBackValues, type SetValue } from "./traits/queries.server";
