import { readCookie, writeCookie } from "./cookies";

/** The purposes that Shopify asks about, as its Customer Privacy API names them. */
export interface Consent {
  analytics: boolean;
  marketing: boolean;
  preferences: boolean;
  sale_of_data: boolean;
}
const purposes = ["analytics", "marketing", "preferences", "sale_of_data"] as const;

/** Shopify's own cookie: what the shopper said to being asked. */
const cookie = "_tracking_consent";

/** What the shopper allows. Where nobody has to be asked, everything is allowed until somebody objects. */
export class ConsentBook {
  readonly #base: string;
  readonly #mustAsk: boolean;
  #said: Partial<Consent>;

  constructor(base: string, mustAsk: boolean) {
    this.#base = base;
    this.#mustAsk = mustAsk;
    this.#said = parse(readCookie(cookie));
  }

  allows(purpose: keyof Consent): boolean {
    // Selling data is objected to; everything else is agreed to.
    return this.#said[purpose] ?? (purpose === "sale_of_data" || !this.#mustAsk);
  }

  said(): Partial<Consent> {
    return this.#said;
  }

  get mustAsk(): boolean {
    return this.#mustAsk && this.#said.analytics === undefined;
  }

  /** Keeps what was said and tells the page of it, as Shopify does. */
  say(said: Partial<Consent>): void {
    this.#said = { ...this.#said, ...said };
    writeCookie(cookie, JSON.stringify(this.#said), this.#base);
    const detail = {
      analyticsAllowed: this.allows("analytics"),
      marketingAllowed: this.allows("marketing"),
      preferencesAllowed: this.allows("preferences"),
      saleOfDataAllowed: this.allows("sale_of_data"),
      firstPartyMarketingAllowed: this.allows("marketing"),
      thirdPartyMarketingAllowed: this.allows("marketing"),
    };
    document.dispatchEvent(new CustomEvent("visitorConsentCollected", { detail }));
  }

  /** In the words in which pixels are told. */
  get forPixels() {
    return {
      analyticsProcessingAllowed: this.allows("analytics"),
      marketingAllowed: this.allows("marketing"),
      preferencesProcessingAllowed: this.allows("preferences"),
      saleOfDataAllowed: this.allows("sale_of_data"),
    };
  }
}

/** `Shopify.customerPrivacy`, which is there once the feature `consent-tracking-api` was loaded. */
export function customerPrivacy(book: ConsentBook, country: string) {
  const word = (said: boolean | undefined) => (said === undefined ? "" : said ? "yes" : "no");
  return {
    analyticsProcessingAllowed: () => book.allows("analytics"),
    marketingAllowed: () => book.allows("marketing"),
    preferencesProcessingAllowed: () => book.allows("preferences"),
    saleOfDataAllowed: () => book.allows("sale_of_data"),
    userCanBeTracked: () => book.allows("analytics") && book.allows("marketing"),
    shouldShowBanner: () => book.mustAsk,
    getRegion: () => country,
    currentVisitorConsent: () =>
      Object.fromEntries(purposes.map((purpose) => [purpose, word(book.said()[purpose])] as const)),
    setTrackingConsent(wanted: Partial<Consent>, done?: () => void) {
      book.say(Object.fromEntries(purposes.flatMap((purpose) => entry(purpose, wanted[purpose]))));
      done?.();
    },
  };
}

function entry(purpose: keyof Consent, value: boolean | undefined): [string, boolean][] {
  return value === undefined ? [] : [[purpose, value]];
}

function parse(text: string | null): Partial<Consent> {
  if (text === null) return {};
  const said: unknown = JSON.parse(text);
  if (typeof said !== "object" || said === null) return {};
  const held = new Map<string, unknown>(Object.entries(said));
  return Object.fromEntries(
    purposes.flatMap((purpose) => {
      const value = held.get(purpose);
      return typeof value === "boolean" ? [[purpose, value]] : [];
    }),
  );
}
