import { Drop } from "liquidjs";
import { countries, locales, type Visit } from "../visit";
import { cartObject } from "./cart";
import { customerObject } from "./customer";
import { byHandle, collectionObject, forSale, productObject, type Values } from "./product";

/** The kinds of pages there are, in the words of Liquid's `request.page_type`. */
export type PageType =
  | "index"
  | "product"
  | "collection"
  | "list-collections"
  | "search"
  | "cart"
  | "page"
  | "blog"
  | "article"
  | "customers/login"
  | "customers/account"
  | "404";

/** "product" where it is printed or compared, with `name`, `directory` and `suffix` besides. */
class TemplateDrop extends Drop {
  readonly suffix = null;
  readonly directory: string | null;
  readonly name: string;
  constructor(private readonly type: PageType) {
    super();
    const [directory, name] = type.split("/");
    this.directory = name === undefined ? null : (directory ?? null);
    this.name = name ?? type;
  }
  override valueOf(): string {
    return this.type;
  }
}

/** What every template, snippet and block can read, on whichever page. */
export function globalObjects(visit: Visit, type: PageType): Values {
  const { store } = visit.installation;
  const products = forSale(store).map((product) => productObject(product, visit));
  const collections = [...store.collections.values()].map((collection) => collectionObject(collection, visit));
  return {
    shop: shopObject(visit),
    request: requestObject(visit, type),
    localization: localizationObject(visit),
    routes: routesObject(visit.root),
    template: new TemplateDrop(type),
    cart: cartObject(visit.cart, visit),
    customer: visit.customer && customerObject(visit.customer, visit),
    collections: byHandle(collections),
    all_products: byHandle(products),
    current_page: 1,
  };
}

function shopObject({ installation, base, host }: Visit): Values {
  const { shop, products, collections } = installation.store;
  return {
    id: Number(shop.id),
    name: shop.name,
    email: shop.email,
    domain: host,
    permanent_domain: shop.domain,
    url: `http://${host}${base}`,
    secure_url: `http://${host}${base}`,
    currency: shop.currency,
    money_format: `${symbolOf(shop.currency)}{{amount}}`,
    money_with_currency_format: `${symbolOf(shop.currency)}{{amount}} ${shop.currency}`,
    enabled_currencies: [{ iso_code: shop.currency }],
    published_locales: locales.map((code) => ({ iso_code: code, primary: code === locales[0] })),
    customer_accounts_enabled: true,
    products_count: products.size,
    collections_count: collections.size,
    metafields: {},
  };
}

function requestObject({ base, root, locale, host, address }: Visit, type: PageType): Values {
  return {
    host,
    origin: `http://${host}`,
    path: new URL(address, `http://${host}`).pathname,
    page_type: type,
    design_mode: false,
    visual_preview_mode: false,
    locale: { iso_code: locale, primary: root === base, root_url: root, name: nameOf(locale, "en") },
  };
}

function localizationObject({ base, locale, country, installation }: Visit): Values {
  const { currency } = installation.store.shop;
  const countryObject = (code: string) => ({
    iso_code: code,
    name: new Intl.DisplayNames(locale, { type: "region" }).of(code),
    currency: { iso_code: currency, symbol: symbolOf(currency) },
    unit_system: code === "US" ? "imperial" : "metric",
  });
  const languageObject = (code: string) => ({
    iso_code: code,
    name: nameOf(code, locale),
    endonym_name: nameOf(code, code),
    primary: code === locales[0],
    root_url: code === locales[0] ? base : `${base}/${code}`,
  });
  return {
    available_countries: countries.map(countryObject),
    available_languages: locales.map(languageObject),
    country: countryObject(country),
    language: languageObject(locale),
    market: { id: 1, handle: country.toLowerCase() },
  };
}

function routesObject(root: string): Values {
  return {
    root_url: root,
    account_url: `${root}/account`,
    account_login_url: `${root}/account/login`,
    account_logout_url: `${root}/account/logout`,
    account_register_url: `${root}/account/register`,
    all_products_collection_url: `${root}/collections/all`,
    cart_url: `${root}/cart`,
    cart_add_url: `${root}/cart/add`,
    cart_change_url: `${root}/cart/change`,
    cart_clear_url: `${root}/cart/clear`,
    cart_update_url: `${root}/cart/update`,
    collections_url: `${root}/collections`,
    search_url: `${root}/search`,
    predictive_search_url: `${root}/search/suggest`,
  };
}

function nameOf(language: string, inLanguage: string): string | undefined {
  return new Intl.DisplayNames(inLanguage, { type: "language" }).of(language);
}

function symbolOf(currency: string): string {
  const parts = new Intl.NumberFormat("en", { style: "currency", currency }).formatToParts(0);
  return parts.find(({ type }) => type === "currency")?.value ?? currency;
}
