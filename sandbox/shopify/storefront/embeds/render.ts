import { createEngine } from "../liquid/engine";
import type { PageType } from "../objects/globals";
import type { Values } from "../objects/product";
import type { Installation } from "../../installations";
import { parseJson } from "../../graphql/json-value";
import { defaultsOf, type Embed, embedsOf, isFor } from "./block";
import { extensionsOf } from "./extension";

/** Where assets of extensions are served; Shopify has them on its CDN. */
export const extensionAssets = "/sandbox/cdn/extensions";

/** What app embeds add to a page, at the end of its head and of its body. */
export interface Embedded {
  head: string;
  body: string;
}

/** Renders the embeds that the merchant has switched on. They see the page's own objects, and what the app told the theme. */
export async function renderEmbeds(
  folder: string | null,
  installation: Installation,
  type: PageType,
  objects: Values,
): Promise<Embedded> {
  const embedded: Embedded = { head: "", body: "" };
  for (const embed of extensionsOf(folder, "theme").flatMap(embedsOf)) {
    if (!installation.embedsOn.has(embed.handle) || !isFor(embed.schema, type)) continue;
    const html = await renderEmbed(embed, { ...objects, app: { metafields: metafieldsOf(installation) } });
    const place = embed.schema.target === "body" ? "body" : "head";
    embedded[place] += html;
    embedded.head += assetsOf(embed);
  }
  return embedded;
}

async function renderEmbed({ handle, schema, extension }: Embed, objects: Values): Promise<string> {
  const engine = createEngine({ folder: extension.folder, assets: assetsFolder(extension.name) });
  const block = { id: `sandbox-${handle}`, type: handle, settings: defaultsOf(schema), shopify_attributes: "" };
  const rendered: unknown = await engine.renderFile(`blocks/${handle}`, { block }, { globals: objects });
  if (schema.target !== "body") return String(rendered);
  return `<div id="shopify-block-${block.id}" class="shopify-block shopify-app-block">${String(rendered)}</div>`;
}

function assetsOf({ schema, extension }: Embed): string {
  const { stylesheet, javascript } = schema;
  const folder = assetsFolder(extension.name);
  const style = stylesheet === undefined ? "" : `<link href="${folder}/${stylesheet}" rel="stylesheet" media="all">`;
  return style + (javascript === undefined ? "" : `<script src="${folder}/${javascript}" defer></script>`);
}

function assetsFolder(extension: string): string {
  return `${extensionAssets}/${extension}/assets`;
}

/** The app's own values on its installation, by namespace and key. */
function metafieldsOf({ metafields, store }: Installation): Record<string, Record<string, Values>> {
  const own: Record<string, Record<string, Values>> = {};
  for (const { ownerType, ownerId, namespace, key, type, value } of metafields.values()) {
    if (ownerType !== "AppInstallation" || ownerId !== store.shop.id) continue;
    (own[namespace] ??= {})[key] = { type, value: type === "json" ? parseJson(value) : value };
  }
  return own;
}
