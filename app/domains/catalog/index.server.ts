export { dropUnseenCollectionProducts, eraseShopCatalog, saveCatalog } from "./queries.server";
