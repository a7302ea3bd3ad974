import type { Request } from "express";
import type { BulkOperation } from "./bulk/operation";
import type { WebPixel } from "./graphql/nodes/web-pixel";
import type { LeakyBucket } from "./graphql/throttle";
import type { Action } from "./store/actions";
import type { Metafield } from "./store/metafield";
import type { Store } from "./store/model";

/** One store and the app's standing in it. */
export interface Installation {
  readonly store: Store;
  /** What the merchant has granted. */
  scopes: string[];
  /** Null before the app was first opened, and after it was uninstalled. */
  installedAt: Date | null;
  readonly bulkOperations: Map<string, BulkOperation>;
  readonly metafields: Map<string, Metafield>;
  webPixel: WebPixel | null;
  /** The app embeds that the merchant has switched on in the theme, by the names of their blocks. */
  readonly embedsOn: Set<string>;
  readonly bucket: LeakyBucket;
}

/** Does something to an installation's store and sends the webhooks it causes. */
export type Perform = <Input, Result>(
  installation: Installation,
  action: Action<Input, Result>,
  input: Input,
) => Result;

/** Answers an HTTP request with a status and Shopify's plain error body. */
export class HttpRefusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** The stores this Shopify holds, by domain. */
export class Installations {
  private readonly byDomain = new Map<string, Installation>();

  constructor(stores: Iterable<Store>, scopes: readonly string[], newBucket: () => LeakyBucket) {
    for (const store of stores) {
      this.byDomain.set(store.shop.domain, {
        store,
        scopes: [...scopes],
        installedAt: null,
        bulkOperations: new Map(),
        metafields: new Map(),
        webPixel: null,
        embedsOn: new Set(),
        bucket: newBucket(),
      });
    }
  }

  /** By domain, "demo-shop.myshopify.com", or by its first part as admin addresses have it. Throws for an unknown one. */
  get(name: string): Installation {
    const domain = name.includes(".") ? name : `${name}.myshopify.com`;
    const installation = this.byDomain.get(domain);
    if (!installation) throw new HttpRefusal(404, `There is no store ${domain} here.`);
    return installation;
  }

  /** The shop a redirected request of the app was meant for. */
  of(request: Request): Installation {
    const domain = request.get("x-sandbox-shop");
    if (!domain) {
      throw new HttpRefusal(
        400,
        "The header x-sandbox-shop is missing: start the app with sandbox/connect.mjs preloaded.",
      );
    }
    return this.get(domain);
  }

  all(): Installation[] {
    return [...this.byDomain.values()];
  }
}
