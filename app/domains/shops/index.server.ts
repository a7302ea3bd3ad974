export { adminRequest } from "./admin-api/client.server";
export { apiVersion } from "./admin-api/shopify.server";
export { ReauthorizationNeeded } from "./admin-api/tokens.server";
export { changeScopes, install, uninstall } from "./jobs.server";
export {
  describeShop,
  ensureShop,
  eraseShop,
  findSender,
  findShop,
  findShopByDomain,
  getShop,
  listActiveShops,
  lockShop,
  markReady,
  markUnready,
  saveSender,
  saveShopFact,
} from "./queries.server";
export { ShopSessionStorage } from "./session-storage.server";
