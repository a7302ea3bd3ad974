import sql from "sql-template-tag";
import { beforeAll, expect, test } from "vitest";
import { db } from "~/db.server";
import { ensureShop } from "~/domains/shops/index.server";
import {
  listProductTypes,
  listTags,
  listVendors,
  searchCollections,
  searchProducts,
  searchVariants,
} from "../index.server";

let shopId: number;

beforeAll(async () => {
  shopId = (await ensureShop("search.myshopify.com")).id;
  const { id: otherId } = await ensureShop("other-search.myshopify.com");
  await db.query(sql`
    INSERT INTO products (shop_id, product_id, title, product_type, vendor, tags, deleted_at, version, digest) VALUES
      (${shopId}, 1, 'Night Serum', 'Serum', 'Halden Lab', '{vegan,night}', NULL, now(), ''),
      (${shopId}, 2, 'Serum 100%', 'Serum', 'Oat House', '{vegan}', NULL, now(), ''),
      (${shopId}, 3, 'Gone Serum', 'Oil', 'Gone', '{gone}', now(), now(), ''),
      (${otherId}, 4, 'Foreign Serum', 'Serum', 'Foreign', '{foreign}', NULL, now(), '')`);
  await db.query(sql`
    INSERT INTO product_variants (shop_id, product_id, variant_id, title, sku, price_minor, version, digest) VALUES
      (${shopId}, 1, 11, '15 ml', 'NS-15', 100, now(), ''), (${shopId}, 2, 12, 'Default Title', 'S-100', 100, now(), ''),
      (${otherId}, 4, 13, '15 ml', 'NS-15', 100, now(), '')`);
  await db.query(sql`
    INSERT INTO collections (shop_id, collection_id, title, version, digest) VALUES
      (${shopId}, 21, 'Anti-ageing', now(), ''), (${otherId}, 22, 'Anti-ageing', now(), '')`);
});

const titles = (found: { title: string }[]) => found.map(({ title }) => title);

test("what begins as it is written stands first; what is deleted or another shop's is not found", async () => {
  expect(titles(await searchProducts(shopId, { text: "serum", limit: 10 }))).toEqual(["Serum 100%", "Night Serum"]);
  expect(titles(await searchProducts(shopId, { text: "halden", limit: 10 }))).toEqual(["Night Serum"]);
  expect(await searchProducts(shopId, { text: "", limit: 1 })).toHaveLength(1);
});

test("signs that mean something to a database are letters here", async () => {
  expect(titles(await searchProducts(shopId, { text: "100%", limit: 10 }))).toEqual(["Serum 100%"]);
  expect(await searchProducts(shopId, { text: "_", limit: 10 })).toEqual([]);
});

test("a variant is found by its product, its own title and its SKU", async () => {
  expect(await searchVariants(shopId, { text: "night", limit: 10 })).toEqual([
    { id: "11", title: "Night Serum · 15 ml", detail: "NS-15" },
  ]);
  expect(titles(await searchVariants(shopId, { text: "s-100", limit: 10 }))).toEqual(["Serum 100%"]);
});

test("what is chosen is found by its number, in this shop", async () => {
  expect(titles(await searchCollections(shopId, { ids: ["21", "22"] }))).toEqual(["Anti-ageing"]);
  expect(await searchProducts(shopId, { ids: ["4", "9223372036854775807"] })).toEqual([]);
});

test("words of products are told once each", async () => {
  expect(await listTags(shopId, "", 10)).toEqual(["night", "vegan"]);
  expect(await listProductTypes(shopId, "SER", 10)).toEqual(["Serum"]);
  expect(await listVendors(shopId, "", 1)).toEqual(["Halden Lab"]);
});
