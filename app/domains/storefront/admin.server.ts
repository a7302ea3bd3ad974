import { GraphqlQueryError } from "@shopify/shopify-api";
import { z } from "zod";
import { adminRequest } from "~/domains/shops/index.server";
import type { Shop } from "~/domains/shops/model";
import { createPixel, findPixel, setMetafield, standing, updatePixel } from "./operations";

const Standing = z.object({
  currentAppInstallation: z.object({ id: z.string(), accessScopes: z.array(z.object({ handle: z.string() })) }),
});

/** How the app stands with a shop. */
export interface Standing {
  installationId: string;
  scopes: ReadonlySet<string>;
}

export async function readStanding(shop: Shop, now: Date): Promise<Standing> {
  const { currentAppInstallation } = await adminRequest(shop, standing, {}, Standing, now);
  return {
    installationId: currentAppInstallation.id,
    scopes: new Set(currentAppInstallation.accessScopes.map(({ handle }) => handle)),
  };
}

const UserErrors = z.array(z.object({ message: z.string() }));

/** Shopify's own words for why it refused; null when it did not. */
function refusal(userErrors: z.infer<typeof UserErrors>): string | null {
  return userErrors.length === 0 ? null : userErrors.map(({ message }) => message).join("; ");
}

const Told = z.object({ metafieldsSet: z.object({ userErrors: UserErrors }) });

/** @returns why Shopify refused it; null when it did not */
export async function writeMetafield(
  shop: Shop,
  { installationId, value }: { installationId: string; value: string },
  now: Date,
): Promise<string | null> {
  const metafield = { ownerId: installationId, namespace: "tessera", key: "storefront", type: "json", value };
  const { metafieldsSet } = await adminRequest(shop, setMetafield, { metafields: [metafield] }, Told, now);
  return refusal(metafieldsSet.userErrors);
}

/** What the pixel is told when it starts in a browser. */
export const PixelSettings = z.object({ accountID: z.string(), appUrl: z.string() });
export type PixelSettings = z.infer<typeof PixelSettings>;

const Found = z.object({ webPixel: z.object({ id: z.string(), settings: z.unknown() }).nullable() });

/** The app's pixel in the shop; null while it is not switched on. */
export async function readPixel(shop: Shop, now: Date): Promise<{ id: string; settings: PixelSettings | null } | null> {
  try {
    const { webPixel } = await adminRequest(shop, findPixel, {}, Found, now);
    if (!webPixel) return null;
    const { settings } = webPixel;
    const told = PixelSettings.safeParse(typeof settings === "string" ? JSON.parse(settings) : settings);
    return { id: webPixel.id, settings: told.success ? told.data : null };
  } catch (error) {
    // That there is none is told as an error.
    if (error instanceof GraphqlQueryError && /web pixel/i.test(error.message)) return null;
    throw error;
  }
}

const Saved = z.object({ webPixel: z.object({ id: z.string() }).nullable(), userErrors: UserErrors });
const Created = z.object({ webPixelCreate: Saved });
const Updated = z.object({ webPixelUpdate: Saved });

export type PixelSaved = { outcome: "on"; id: string } | { outcome: "refused"; problem: string };

/** Switches the pixel on, or tells the one that is on other settings. */
export async function writePixel(
  shop: Shop,
  id: string | null,
  settings: PixelSettings,
  now: Date,
): Promise<PixelSaved> {
  const pixel = { settings: JSON.stringify(settings) };
  const { webPixel, userErrors } = id
    ? (await adminRequest(shop, updatePixel, { id, pixel }, Updated, now)).webPixelUpdate
    : (await adminRequest(shop, createPixel, { pixel }, Created, now, 0)).webPixelCreate;
  if (webPixel) return { outcome: "on", id: webPixel.id };
  return { outcome: "refused", problem: refusal(userErrors) ?? "Shopify gave no reason" };
}
