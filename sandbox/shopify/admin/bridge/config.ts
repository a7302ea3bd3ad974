export interface BridgeConfig {
  apiKey: string;
  shop: string;
  host: string;
  locale: string;
}

const KEPT_AS = "sandbox-app-bridge";

const script = document.currentScript instanceof HTMLScriptElement ? document.currentScript : null;

/** Where the sandbox's Shopify listens: this script came from there. */
export const sandboxOrigin = script ? new URL(script.src).origin : location.origin;

/**
 * The shop and host come with the address of the page; a page reached by an ordinary link does without them, so they
 * are kept for the tab.
 */
export const config: BridgeConfig = readConfig();

function readConfig(): BridgeConfig {
  const params = new URLSearchParams(location.search);
  const kept = new URLSearchParams(sessionStorage.getItem(KEPT_AS) ?? "");
  const of = (name: string, fallback = "") => params.get(name) ?? kept.get(name) ?? fallback;
  const meta = document.querySelector<HTMLMetaElement>('meta[name="shopify-api-key"]');
  const found = {
    apiKey: script?.dataset["apiKey"] ?? meta?.content ?? "",
    shop: of("shop"),
    host: of("host"),
    locale: of("locale", "en"),
  };
  const { shop, host, locale } = found;
  sessionStorage.setItem(KEPT_AS, new URLSearchParams({ shop, host, locale }).toString());
  return found;
}
