import type { BlockOf, BlockType } from "../content/model";
import type { Varied } from "../content/values";
import type { Theme } from "../theme/theme";
import type { Styles } from "../theme/styles";

/** A product as a block shows it; every value is ready to be written. */
export interface ShownProduct {
  title: string;
  url: string;
  imageUrl: string | null;
  price: string | null;
}

export interface ShownCoupon {
  /** It is good until `{{coupon_ends}}`. */
  hasEnd: boolean;
}

/** What a block is given besides its own content: whose eyes see it, and how the shop looks. */
export interface Sight {
  /** The branch that is seen. */
  pick<Value>(varied: Varied<Value>): Value;
  /** One line with its tokens. */
  line(text: string): string;
  href(address: string): string;
  /** Markdown as HTML in which nothing of a merchant's or a shopper's is markup. */
  prose(text: string): string;
  products: readonly ShownProduct[];
  coupon: ShownCoupon | null;
  theme: Theme;
  styles: Styles;
}

export interface BlockProps<Type extends BlockType> {
  block: BlockOf<Type>;
  sight: Sight;
}
