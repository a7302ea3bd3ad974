/** What a token stands for: words, or an address to which a link may lead. */
type TokenKind = "words" | "address";

export interface Token {
  /** As a merchant reads it. */
  label: string;
  kind: TokenKind;
  /** What stands there in a preview of nobody. */
  example: string;
  /** Of some shoppers it is not known, so that other words must stand by. */
  canBeMissing: boolean;
}

/** Everything that can be filled in for one shopper, by the name it has in `{{name|words that stand by}}`. */
export const tokens = {
  first_name: words("First name", "Ada", true),
  last_product: words("What they bought last", "Stoneware mug", true),
  viewed_product: words("What they looked at last", "Walnut serving board", true),
  cart_product: words("What they left in the cart", "Linen apron", true),
  favourite_category: words("The category they like best", "Kitchen", true),
  city: words("City", "Bristol", true),
  country: words("Country", "United Kingdom", true),
  shop_name: words("Name of the shop", "Fern & Clay", false),
  shop_url: address("Address of the shop", "https://fernandclay.example"),
  cart_url: address("Address of their cart", "https://fernandclay.example/cart"),
  preferences_url: address("Address of their preferences", "https://fernandclay.example/preferences"),
  unsubscribe_url: address("Address that unsubscribes them", "https://fernandclay.example/unsubscribe"),
  cause_product: words("Product that started the flow", "Walnut serving board", true),
  cause_url: address("Address of that product", "https://fernandclay.example/products/walnut-serving-board"),
  cause_price: words("What that product costs now", "£36.00", true),
  cause_price_before: words("What that product cost before", "£48.00", true),
  cause_quiz: words("Quiz that started the flow", "Find your glaze", true),
  coupon_code: words("Code of their coupon", "FERN-7K3M-Q9XA", true),
  coupon_ends: words("Last day of their coupon", "14 December", true),
} as const satisfies Record<string, Token>;

export type TokenName = keyof typeof tokens;

export const tokenNames: readonly TokenName[] = Object.keys(tokens).filter(isTokenName);

export function isTokenName(name: string): name is TokenName {
  return Object.hasOwn(tokens, name);
}

export function findToken(name: string): Token | null {
  return isTokenName(name) ? tokens[name] : null;
}

/** What stands for each token in a preview of nobody. */
export const exampleValues: Readonly<Record<string, string>> = Object.fromEntries(
  tokenNames.map((name) => [name, tokens[name].example]),
);

function words(label: string, example: string, canBeMissing: boolean) {
  return { label, kind: "words", example, canBeMissing } as const;
}

function address(label: string, example: string) {
  return { label, kind: "address", example, canBeMissing: false } as const;
}
