export { clickTokenIn, clickUrls, leadsOut, readClickToken } from "./click-link.server";
export { trackLinks } from "./commands.server";
export {
  eraseLinks,
  eraseShopLinks,
  findCounter,
  findTargets,
  moveLinks,
  saveCounter,
  saveTargets,
} from "./queries.server";
