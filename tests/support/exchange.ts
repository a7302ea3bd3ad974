import sql from "sql-template-tag";
import { expect } from "vitest";
import { db } from "~/db.server";
import { parse, saveSegment } from "~/domains/segments/index.server";
import { SegmentDraft } from "~/domains/segments/model";
import { getShop } from "~/domains/shops/index.server";
import type { Shop } from "~/domains/shops/model";
import { drain } from "~/jobs/drain.server";
import type { Store } from "../../sandbox/shopify/store/model";
import { connectShopify, type ConnectedShopify } from "./shopify";
import { holdLine, type ShopifyLine } from "./shopify-line";

/** A shop whose history is read, and the line to its Shopify. */
export interface Exchange {
  shopify: ConnectedShopify;
  line: ShopifyLine;
  shop: Shop;
  domain: string;
  /** Lets Shopify's deliveries arrive, and works off everything that is due. */
  settle(): Promise<void>;
  /** Saves a segment and fills it. @returns its id */
  segment(name: string, text: string, id?: number): Promise<number>;
  allow(): Promise<void>;
  withdraw(): Promise<void>;
  close(): Promise<void>;
}

const scopes = ["read_customers", "read_customer_merge", "read_orders", "read_products", "read_all_orders"];

export async function openExchange(store: Store): Promise<Exchange> {
  const { domain } = store.shop;
  const shopify = await connectShopify(store, { scopes });
  const line = holdLine();
  const shop = await shopify.open(domain, new Date());
  const settle = async () => {
    await shopify.webhooks.settled();
    await drain(shop.id, () => new Date());
  };
  for (let seconds = 0; seconds < 600 && !(await getShop(shop.id)).readyAt; seconds += 10) {
    await shopify.webhooks.settled();
    await drain(shop.id, () => new Date(Date.now() + seconds * 1000));
  }
  const ready = await getShop(shop.id);
  expect(ready.readyAt).not.toBeNull();
  line.forget();
  const grant = async (granted: string[]) => {
    shopify.grantScopes(domain, granted);
    await settle();
  };
  return {
    ...{ shopify, line, shop: ready, domain, settle },
    allow: () => grant([...scopes, "write_customers"]),
    withdraw: () => grant(scopes),
    async segment(name, text, id) {
      const draft = SegmentDraft.parse({ name, family: "purchase", definition: parse(text) });
      const saved = await saveSegment(shop.id, id ?? null, draft, new Date());
      if (saved.outcome !== "saved") throw new Error(`It was not saved: ${JSON.stringify(saved)}`);
      // Its past is of no interest here.
      await db.query(sql`
        UPDATE segments SET filled_to = ${new Date()} WHERE shop_id = ${shop.id} AND id = ${saved.segmentId} AND state = 'filling'`);
      await settle();
      return saved.segmentId;
    },
    async close() {
      line.hangUp();
      await shopify.close();
    },
  };
}

/** Who carries a tag at Shopify, by the part of the address before the @. */
export function carriers(store: Store, tag: string): string[] {
  const carrying = [...store.customers.values()].filter(({ tags }) => tags.includes(tag));
  return carrying.map(({ email }) => email?.split("@")[0] ?? "").sort();
}
