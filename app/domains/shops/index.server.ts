export { adminRequest } from "./admin-api/client.server";
export { apiVersion } from "./admin-api/shopify.server";
export { ReauthorizationNeeded } from "./admin-api/tokens.server";
export { install } from "./jobs.server";
export {
  describeShop,
  endInstall,
  ensureShop,
  eraseShop,
  findSender,
  findShop,
  findShopByDomain,
  getShop,
  listActiveShops,
  markReady,
  saveScopes,
  saveSender,
  saveShopFact,
} from "./queries.server";
export { ShopSessionStorage } from "./session-storage.server";
