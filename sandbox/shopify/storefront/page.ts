import { fileURLToPath } from "node:url";
import { extensionsOf } from "./embeds/extension";
import { renderEmbeds } from "./embeds/render";
import { createEngine } from "./liquid/engine";
import { globalObjects, type PageType } from "./objects/globals";
import type { Values } from "./objects/product";
import { pageDataId, type PageData, type PageEvent, type PixelData } from "./page-data";
import { initData } from "./pixel/events";
import type { Visit } from "./visit";

/** One page of the shop: which template shows it, with what, and what pixels hear of it. */
export interface Page {
  type: PageType | "checkout";
  /** Below `templates`; left out, it is called as the type is. */
  template?: string;
  title: string;
  objects?: Values;
  /** Instead of a template: Liquid that the app has written. */
  liquid?: string;
  events?: PageEvent[];
  status?: number;
}

const folder = fileURLToPath(new URL("./theme", import.meta.url));
export const themeAssets = "/sandbox/cdn/theme/assets";
const engine = createEngine({ folder, assets: themeAssets });

/** A page as HTML: its template inside the layout, with what Shopify and the switched-on embeds of apps add to it. */
export async function renderPage(extensions: string | null, visit: Visit, page: Page): Promise<string> {
  const isCheckout = page.type === "checkout";
  const type = page.type === "checkout" ? "cart" : page.type;
  const objects: Values = {
    ...globalObjects(visit, type),
    ...page.objects,
    page_title: page.title,
    canonical_url: `http://${visit.host}${visit.address}`,
  };
  const content: unknown =
    page.liquid === undefined
      ? await engine.renderFile(`templates/${page.template ?? page.type}`, {}, { globals: objects })
      : await engine.parseAndRender(page.liquid, {}, { globals: objects });
  const embedded = isCheckout
    ? { head: "", body: "" }
    : await renderEmbeds(extensions, visit.installation, type, objects);
  const layout = `layout/${isCheckout ? "checkout" : "theme"}`;
  const contents = {
    content_for_header: headOf(visit, pageData(extensions, visit, page)),
    content_for_layout: content,
  };
  const html: unknown = await engine.renderFile(layout, contents, { globals: objects });
  return String(html)
    .replace("</head>", () => `${embedded.head}</head>`)
    .replace("</body>", () => `${embedded.body}</body>`);
}

/** What Shopify puts into every page's head: facts about the shop, and its scripts. */
function headOf(visit: Visit, data: PageData): string {
  const { shop } = visit.installation.store;
  const global = {
    shop: shop.domain,
    locale: visit.locale,
    country: visit.country,
    currency: { active: shop.currency, rate: "1.0" },
    theme: { name: "Kiln", id: 1, role: "main" },
    routes: { root: `${visit.root}/` },
    designMode: false,
  };
  return [
    `<script>window.Shopify = ${inScript(global)};</script>`,
    `<script type="application/json" id="${pageDataId}">${inScript(data)}</script>`,
    `<script src="/sandbox/cdn/storefront.js" defer></script>`,
  ].join("\n");
}

function pageData(extensions: string | null, visit: Visit, { events = [] }: Page): PageData {
  return {
    base: visit.base,
    root: visit.root,
    country: visit.country,
    mustAsk: visit.country !== "US",
    events: [{ name: "page_viewed", data: {} }, ...events],
    init: initData(visit),
    pixel: pixelData(extensions, visit),
  };
}

function pixelData(extensions: string | null, { installation, base }: Visit): PixelData | null {
  const [extension] = extensionsOf(extensions, "web_pixel_extension");
  if (!installation.webPixel || !extension) return null;
  const { analytics, marketing, preferences, sale_of_data: sale } = extension.purposes;
  return {
    workerUrl: `${base}/web-pixels/worker.js`,
    settings: installation.webPixel.settings,
    needs: { analytics, marketing, preferences, saleOfData: sale === "enabled" },
  };
}

function inScript(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}
