export type { GoodNews } from "./changes";
export { dropUnseenCollectionProducts, eraseShopCatalog, saveCatalog } from "./queries.server";
export {
  listHandles,
  listProductTypes,
  listTags,
  listVendors,
  searchCollections,
  searchProducts,
  searchVariants,
  type Found,
  type Wanted,
} from "./search/queries.server";
