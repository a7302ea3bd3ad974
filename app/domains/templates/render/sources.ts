import type { Db, Tx } from "~/db.server";
import type { BlockOf } from "../content/model";

/** A product as the shop has it when the mail goes out. */
export interface FoundProduct {
  title: string;
  url: string;
  imageUrl: string | null;
  priceMinor: number;
  currency: string;
}

export interface WantedProducts {
  /** The answer is found by it. */
  key: string;
  profileId: string;
  source: BlockOf<"products">["source"];
  productIds: readonly string[];
  count: number;
}

export interface WantedCoupon {
  messageId: string;
  profileId: string;
  discountId: number;
}

/** Where messages get what only other domains know. */
export interface Sources {
  findProducts(
    shopId: number,
    wanted: readonly WantedProducts[],
    now: Date,
    db: Db,
  ): Promise<ReadonlyMap<string, readonly FoundProduct[]>>;
  /** A code for each message; one for which there is none is not among them. */
  claimCoupons(
    shopId: number,
    wanted: readonly WantedCoupon[],
    now: Date,
    tx: Tx,
  ): Promise<ReadonlyMap<string, { code: string; endsAt: Date | null }>>;
  findFavouriteCategories(
    shopId: number,
    profileIds: readonly string[],
    now: Date,
    db: Db,
  ): Promise<ReadonlyMap<string, string>>;
}
